import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { MAX_ATTACHMENTS, MAX_CONVERSATION_CHARS } from '../../../lib/chat/attachment.ts';
import type { ReadResult } from '../../../lib/chat/attachment-reader.ts';
import type { FormatId } from '../../../lib/formats/format.ts';
import { createAttachmentStore } from '../../../lib/state/attachment-store.ts';
import { createPicture, createTextFile } from '../chat/sample-attachments.ts';

const toFile = (name: string) => new File(['x'], name);

/** Pictures by their names, and texts; what is called bad is none, what is called gone rejects. */
async function readByName({ name }: File): Promise<ReadResult> {
  if (name.startsWith('gone')) throw new DOMException('gone', 'NotFoundError');
  if (name.startsWith('bad')) return { problem: 'unsupported' };
  return { attachment: name.endsWith('.png') ? createPicture(name) : createTextFile(name, 'x') };
}

function createWorld(format: FormatId | null = 'anthropic') {
  const active = signal(format);
  const sentChars = signal(0);
  const readFile = vi.fn(readByName);
  const loadTools = vi.fn(() =>
    Promise.resolve({ readFile, takesPictures: (id: FormatId) => id === 'anthropic' }),
  );
  const store = createAttachmentStore({
    loadTools,
    getFormat: () => active.value,
    countChars: () => sentChars.value,
  });
  const add = (...names: string[]) => store.add(names.map(toFile));
  const names = () => store.items.value.map(({ name }) => name);
  return { store, active, sentChars, readFile, loadTools, add, names };
}

describe('what is added', () => {
  it('comes in its order, after what is there', async () => {
    const { add, names, loadTools } = createWorld();
    await add('a.png', 'b.txt');
    await add('c.png');
    expect(names()).toEqual(['a.png', 'b.txt', 'c.png']);
    expect(loadTools).toHaveBeenCalledOnce();
  });

  it('leaves out what cannot be read, says why, and goes on', async () => {
    const { store, add, names } = createWorld();
    await add('bad.zip', 'gone.txt', 'a.png');
    expect(names()).toEqual(['a.png']);
    expect(store.problems.value).toEqual([
      { code: 'unsupported', name: 'bad.zip' },
      { code: 'unreadable', name: 'gone.txt' },
    ]);
    await add('b.txt');
    expect(store.problems.value).toEqual([]);
  });

  it('is told once when there is too much of it', async () => {
    const { store, add, names, readFile } = createWorld();
    await add(...Array.from({ length: 30 }, (_, index) => `${index}.txt`));
    expect(names()).toHaveLength(MAX_ATTACHMENTS);
    expect(store.problems.value).toEqual([{ code: 'too-many' }]);
    expect(readFile).toHaveBeenCalledTimes(MAX_ATTACHMENTS + 1);
  });

  it('can be taken away again, one or all, with what was wrong with others', async () => {
    const { store, add, names } = createWorld();
    await add('a.png', 'b.txt', 'c.txt', 'bad.zip');
    const [first] = store.items.value;
    if (first) store.remove(first);
    expect(names()).toEqual(['b.txt', 'c.txt']);
    expect(store.problems.value).toEqual([]);
    store.clear();
    expect(names()).toEqual([]);
  });

  it('is unreadable where not even the means to read it can be loaded', async () => {
    const { store, add, loadTools } = createWorld();
    loadTools.mockRejectedValueOnce(new TypeError('no such chunk'));
    await add('a.png');
    expect(store.problems.value).toEqual([{ code: 'unreadable', name: 'a.png' }]);
    expect(store.obstacle.value).toBeNull();
  });
});

describe('the obstacle', () => {
  it('is there while files are read, so that none is left behind', async () => {
    const { store, add } = createWorld();
    const [first, second] = [add('a.png'), add('b.png')];
    expect(store.obstacle.value).toBe('reading');
    await Promise.all([first, second]);
    expect(store.obstacle.value).toBeNull();
  });

  it.each([
    ['pictures where no model answers', 'a.png', null, 'device-blind'],
    ['pictures over a format that takes none', 'a.png', 'tgi', 'model-blind'],
    ['pictures that can be seen', 'a.png', 'anthropic', null],
    ['files where no model answers', 'a.txt', null, null],
    ['files over a format that takes no pictures', 'a.txt', 'tgi', null],
  ] as const)('of %s', async (_what, name, format, expected) => {
    const { store, add } = createWorld(format);
    await add(name);
    expect(store.obstacle.value).toBe(expected);
  });

  it('goes when a model that sees is chosen, or the picture is removed', async () => {
    const { store, add, active } = createWorld(null);
    await add('a.png');
    active.value = 'anthropic';
    expect(store.obstacle.value).toBeNull();
    active.value = 'tgi';
    expect(store.obstacle.value).toBe('model-blind');
    store.clear();
    expect(store.obstacle.value).toBeNull();
  });

  it.each([
    ['a picture, whose base64 is sent', 'a.png', 'iVBORw0KGgo='.length],
    ['a file, which is sent as words and as what to read', 'a.txt', 2],
  ])('is there when a chat would carry more than a port does: %s', async (...sample) => {
    const [, name, length] = sample;
    const { store, add, sentChars } = createWorld();
    await add(name);
    sentChars.value = MAX_CONVERSATION_CHARS - length;
    expect(store.obstacle.value).toBeNull();
    sentChars.value += 1;
    expect(store.obstacle.value).toBe('too-much');
    store.clear();
    expect(store.obstacle.value).toBeNull();
  });
});
