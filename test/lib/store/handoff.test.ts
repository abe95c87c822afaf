import { describe, expect, it, vi } from 'vitest';
import { createHandoffStore, type Handoff, type SessionArea } from '../../../lib/store/handoff.ts';

/** A `storage.session` that answers in its own time, as the browser's does. */
function createArea(items: Record<string, unknown> = {}) {
  const area = {
    get: vi.fn(async (keys: string | null) =>
      keys === null ? { ...items } : keys in items ? { [keys]: items[keys] } : {},
    ),
    set: vi.fn(async (added: Record<string, unknown>) => void Object.assign(items, added)),
    remove: vi.fn(async (key: string) => void delete items[key]),
  } satisfies SessionArea;
  return { items, area, store: createHandoffStore(area) };
}

const makeHandoff = (changes: Partial<Handoff> = {}): Handoff => ({
  id: 'one',
  windowId: 1,
  kind: 'summarize',
  passage: { text: 'Words.', title: 'Page', url: 'https://example.test/' },
  createdAt: 1000,
  ...changes,
});

describe('hand-overs', () => {
  it('stay until they are taken', async () => {
    const { store } = createArea();
    await store.put(makeHandoff());
    expect(await store.list(1)).toEqual([makeHandoff()]);
    expect(await store.list(1)).toEqual([makeHandoff()]);
    expect(await store.take('one')).toBe(true);
    expect(await store.list(1)).toEqual([]);
  });

  it('have a key each, so that none is written over', async () => {
    const { store, items } = createArea();
    await Promise.all([store.put(makeHandoff()), store.put(makeHandoff({ id: 'two' }))]);
    expect(Object.keys(items)).toHaveLength(2);
    expect(await store.list(1)).toHaveLength(2);
  });

  it('are listed for their window only, oldest first', async () => {
    const { store } = createArea();
    await store.put(makeHandoff({ id: 'late', createdAt: 3 }));
    await store.put(makeHandoff({ id: 'early', createdAt: 1 }));
    await store.put(makeHandoff({ id: 'elsewhere', createdAt: 2, windowId: 2 }));
    await store.put(makeHandoff({ id: 'middle', createdAt: 2 }));
    expect((await store.list(1)).map(({ id }) => id)).toEqual(['early', 'middle', 'late']);
  });

  const garbage: Array<[what: string, key: string, value: unknown]> = [
    ['what is not a hand-over', 'handoff:x', 'text'],
    ['an unknown kind', 'handoff:x', { ...makeHandoff(), kind: 'format-disk' }],
    ['a passage without text', 'handoff:x', { ...makeHandoff(), passage: { title: '', url: '' } }],
    ['a time that is none', 'handoff:x', { ...makeHandoff(), createdAt: Number.NaN }],
    ['null', 'handoff:x', null],
    ['keys of somebody else', 'other:x', makeHandoff({ id: 'x' })],
  ];

  it.each(garbage)('beside %s are still found', async (_what, key, value) => {
    const { store } = createArea({ [key]: value });
    await store.put(makeHandoff());
    expect((await store.list(1)).map(({ id }) => id)).toEqual(['one']);
  });

  it('are taken by exactly one of many who try at once', async () => {
    const { store, area } = createArea();
    await store.put(makeHandoff());
    const taken = await Promise.all(Array.from({ length: 20 }, () => store.take('one')));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(area.remove).toHaveBeenCalledOnce();
  });

  it('cannot be taken when they were never there', async () => {
    expect(await createArea().store.take('nobody')).toBe(false);
  });

  it('can still be taken after the storage has failed once', async () => {
    const { store, area } = createArea();
    await store.put(makeHandoff());
    area.remove.mockRejectedValueOnce(new Error('busy'));

    const [failed, next] = await Promise.allSettled([store.take('one'), store.take('one')]);
    expect(failed.status).toBe('rejected');
    expect(next).toEqual({ status: 'fulfilled', value: true });
  });
});
