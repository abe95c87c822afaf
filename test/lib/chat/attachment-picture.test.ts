import { describe, expect, it, vi } from 'vitest';
import {
  fitPicture,
  MAX_PICTURE_BYTES,
  type PictureType,
} from '../../../lib/chat/attachment-picture.ts';

const toBlob = (size: number, type = '') => new Blob([new Uint8Array(size)], { type });

/** A picture of that many pixels that comes to these sizes when it is written anew. */
function fakePicture(width: number, height: number, sizes = { png: 100, jpeg: 50 }) {
  const close = vi.fn();
  const encode = vi.fn((type: 'image/png' | 'image/jpeg', _width: number, _height: number) =>
    Promise.resolve(toBlob(type === 'image/png' ? sizes.png : sizes.jpeg, type)),
  );
  return { close, encode, open: () => Promise.resolve({ width, height, encode, close }) };
}

async function fit(size: number, type: PictureType, fake: ReturnType<typeof fakePicture>) {
  const fitted = await fitPicture(toBlob(size), type, fake.open);
  expect(fake.close).toHaveBeenCalledOnce();
  return 'problem' in fitted
    ? fitted.problem
    : { type: fitted.picture.type, size: fitted.picture.size };
}

describe('a picture that is small enough', () => {
  it.each(['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const)(
    'stays as it is: %s',
    async (type) => {
      const fake = fakePicture(2048, 2048);
      expect(await fit(MAX_PICTURE_BYTES, type, fake)).toEqual({ type, size: MAX_PICTURE_BYTES });
      expect(fake.encode).not.toHaveBeenCalled();
    },
  );
});

describe('a picture that is too large', () => {
  it.each([
    [4096, 1024, 2048, 512],
    [1000, 3000, 683, 2048],
    [2049, 2049, 2048, 2048],
    [9000, 1, 2048, 1],
  ])('in pixels is scaled down: %i × %i', async (width, height, newWidth, newHeight) => {
    const fake = fakePicture(width, height);
    expect(await fit(10, 'image/png', fake)).toEqual({ type: 'image/png', size: 100 });
    expect(fake.encode).toHaveBeenCalledExactlyOnceWith('image/png', newWidth, newHeight);
  });

  it('in bytes alone is written anew in its own size', async () => {
    const fake = fakePicture(800, 600);
    expect(await fit(MAX_PICTURE_BYTES + 1, 'image/webp', fake)).toMatchObject({ size: 100 });
    expect(fake.encode).toHaveBeenCalledExactlyOnceWith('image/png', 800, 600);
  });

  it('becomes a JPEG at once where it is one', async () => {
    const fake = fakePicture(4096, 4096);
    expect(await fit(10, 'image/jpeg', fake)).toEqual({ type: 'image/jpeg', size: 50 });
    expect(fake.encode).toHaveBeenCalledOnce();
  });

  it.each(['image/png', 'image/webp', 'image/gif'] as const)(
    'becomes a JPEG where a PNG would be too large: %s',
    async (type) => {
      const fake = fakePicture(4096, 4096, { png: MAX_PICTURE_BYTES + 1, jpeg: 50 });
      expect(await fit(10, type, fake)).toEqual({ type: 'image/jpeg', size: 50 });
    },
  );

  it('whatever is done is refused', async () => {
    const sizes = { png: MAX_PICTURE_BYTES + 1, jpeg: MAX_PICTURE_BYTES + 1 };
    expect(await fit(10, 'image/png', fakePicture(4096, 4096, sizes))).toBe('picture-too-large');
  });
});

it('a picture that cannot be opened is broken', async () => {
  const open = () => Promise.reject(new Error('damaged'));
  expect(await fitPicture(toBlob(10), 'image/png', open)).toEqual({ problem: 'broken' });
});
