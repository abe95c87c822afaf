import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { OpenedPicture } from '../../../lib/chat/attachment-picture.ts';
import {
  createAttachmentReader,
  MAX_PICTURE_FILE_BYTES,
  MAX_TEXT_FILE_BYTES,
} from '../../../lib/chat/attachment-reader.ts';

const SMALL: OpenedPicture = {
  width: 4,
  height: 3,
  encode: () => Promise.reject(new Error('it was small enough')),
  close: () => {},
};
const read = createAttachmentReader(() => Promise.resolve(SMALL));

const toFile = (content: BlobPart, name = 'file', type = '') => new File([content], name, { type });
const toBytes = (latin1: string) => Uint8Array.from(latin1, (letter) => letter.charCodeAt(0));

const PICTURES = [
  ['image/png', '\x89PNG\r\n\x1a\n and more'],
  ['image/jpeg', '\xff\xd8\xff\xe0 and more'],
  ['image/webp', 'RIFF\x00\n\xff\x01WEBPVP8 and more'],
  ['image/gif', 'GIF89a and more'],
  ['image/gif', 'GIF87a and more'],
] as const;

describe('a picture', () => {
  it.each(PICTURES)('is known by its first bytes, whatever it is called: %s', async (...sample) => {
    const [mediaType, content] = sample;
    const file = toFile(toBytes(content), 'notes.txt', 'text/plain');
    expect(await read(file)).toEqual({
      attachment: {
        type: 'picture',
        name: 'notes.txt',
        size: content.length,
        mediaType,
        data: Buffer.from(content, 'latin1').toString('base64'),
      },
    });
  });

  it('is sent byte for byte, also where it is long', async () => {
    const bytes = fc.uint8Array({ minLength: 32_000, maxLength: 70_000 });
    await fc.assert(
      fc.asyncProperty(bytes, async (rest) => {
        const content = new Uint8Array([...toBytes('GIF89a'), ...rest]);
        const result = await read(toFile(content));
        expect(result).toMatchObject({
          attachment: { data: Buffer.from(content).toString('base64') },
        });
      }),
      { numRuns: 10 },
    );
  });

  it('that cannot be opened is broken', async () => {
    const readBroken = createAttachmentReader(() => Promise.reject(new Error('no picture')));
    expect(await readBroken(toFile(toBytes(PICTURES[0][1])))).toEqual({ problem: 'broken' });
  });

  it.each(['image/png', 'image/jpeg', 'image/webp', 'image/gif'])(
    'by name alone is broken: %s',
    async (type) => {
      expect(await read(toFile('no picture', 'a', type))).toEqual({ problem: 'broken' });
    },
  );

  it('that is huge is not even opened', async () => {
    const open = vi.fn(() => Promise.resolve(SMALL));
    const file = toFile(toBytes(PICTURES[0][1]));
    Object.defineProperty(file, 'size', { value: MAX_PICTURE_FILE_BYTES + 1 });
    expect(await createAttachmentReader(open)(file)).toEqual({ problem: 'picture-too-large' });
    expect(open).not.toHaveBeenCalled();
  });
});

describe('a text file', () => {
  it.each([
    ['notes.txt', 'text/plain', 'Tea.\r\n'],
    ['data.json', 'application/json', '{"a":1}'],
    ['clip.ts', 'video/mp2t', 'const a = 1;'],
    ['drawing.svg', 'image/svg+xml', '<svg/>'],
    ['Makefile', '', 'all:\n\ttrue'],
    ['中文.md', 'text/markdown', '# 茶 🍵'],
  ])('is known by being text, whatever it is called: %s', async (name, type, text) => {
    expect(await read(toFile(text, name, type))).toEqual({
      attachment: { type: 'text', name, size: new Blob([text]).size, text },
    });
  });

  it('is there word for word', async () => {
    const text = fc
      .string({ unit: 'binary', minLength: 1 })
      .filter((each) => !/\0|^\ufeff|^GIF8|^RIFF/.test(each));
    await fc.assert(
      fc.asyncProperty(text, async (content) => {
        expect(await read(toFile(content))).toMatchObject({ attachment: { text: content } });
      }),
    );
  });

  it.each([
    ['has a NUL', 'PK\x03\x04\x00\x00'],
    ['is not UTF-8', 'caf\xe9'],
    ['is UTF-16', '\xff\xfeh\x00i\x00'],
    ['ends within a character', 'caf\xc3'],
  ])('is none when it %s', async (_what, content) => {
    expect(await read(toFile(toBytes(content)))).toEqual({ problem: 'unsupported' });
  });

  it.each([
    ['one that is too large', 'é'.repeat(MAX_TEXT_FILE_BYTES / 2) + 'e', 'text-too-large'],
    [
      'one that is cut within a character',
      'e' + 'é'.repeat(MAX_TEXT_FILE_BYTES / 2),
      'text-too-large',
    ],
    ['something else that is large', '\0'.repeat(MAX_TEXT_FILE_BYTES + 1), 'unsupported'],
  ])('is told from %s', async (_what, content, problem) => {
    expect(await read(toFile(content))).toEqual({ problem });
  });

  it('may be of just the largest size', async () => {
    const text = 'e'.repeat(MAX_TEXT_FILE_BYTES);
    expect(await read(toFile(text))).toMatchObject({ attachment: { size: MAX_TEXT_FILE_BYTES } });
  });
});

it('an empty file is told so', async () => {
  expect(await read(toFile('', 'a.png', 'image/png'))).toEqual({ problem: 'empty' });
});
