import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDraftKeeper, DRAFT_DELAY_MS } from '../../../lib/state/draft-keeper.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A message box over stored drafts; `write` types as the panel tells the keeper of it. */
function createWorld(stored: Record<string, string> = {}) {
  const drafts = new Map(Object.entries(stored));
  const draft = signal('');
  const store = {
    load: vi.fn((id: string) => Promise.resolve(drafts.get(id) ?? '')),
    save: vi.fn((id: string, text: string) => Promise.resolve(void drafts.set(id, text))),
  };
  const setDraft = (text: string) => {
    draft.value = text;
  };
  const keeper = createDraftKeeper(store, { draft, setDraft });
  const write = (text: string, isFirstQuestion = false) => {
    setDraft(text);
    keeper.keep(isFirstQuestion);
  };
  return { drafts, draft, store, keeper, write };
}

describe('a draft', () => {
  it('is stored once the typing rests, and not before', async () => {
    const { keeper, store, write } = createWorld();
    await keeper.open('chat');
    write('Hal');
    vi.advanceTimersByTime(DRAFT_DELAY_MS - 1);
    write('Half');
    vi.advanceTimersByTime(DRAFT_DELAY_MS - 1);
    expect(store.save).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(store.save.mock.calls).toEqual([['chat', 'Half']]);
  });

  it('is stored at once when the panel goes, and only when it has changed', async () => {
    const { keeper, store, write } = createWorld();
    await keeper.open('chat');
    write('Half');
    keeper.flush();
    keeper.flush();
    vi.advanceTimersByTime(DRAFT_DELAY_MS);
    expect(store.save.mock.calls).toEqual([['chat', 'Half']]);
  });

  it('is shown when its conversation is, and stays with it when another is', async () => {
    const { keeper, draft, drafts, write } = createWorld({ other: 'Stored' });
    await keeper.open('chat');
    write('Half');
    await keeper.open('other');
    expect(draft.value).toBe('Stored');
    await keeper.open('chat');
    expect(draft.value).toBe('Half');
    expect(Object.fromEntries(drafts)).toEqual({ chat: 'Half', other: 'Stored' });
  });

  it('of a conversation without a turn comes along', async () => {
    const { keeper, draft, drafts, write } = createWorld();
    await keeper.open('empty');
    write('Half', true);
    vi.advanceTimersByTime(DRAFT_DELAY_MS);
    await keeper.open('chat');
    expect(draft.value).toBe('Half');
    expect(Object.fromEntries(drafts)).toEqual({ empty: '', chat: 'Half' });
  });

  it('is kept nowhere where nothing is kept, and forgotten where it was', async () => {
    const { keeper, draft, drafts, store, write } = createWorld();
    await keeper.open('empty');
    write('Secret', true);
    keeper.flush();
    await keeper.open(null);
    expect(draft.value).toBe('Secret');
    expect(drafts.get('empty')).toBe('');
    store.save.mockClear();
    write('More secrets');
    keeper.flush();
    vi.advanceTimersByTime(DRAFT_DELAY_MS);
    expect(store.save).not.toHaveBeenCalled();
  });

  it('never becomes that of another, however slowly it is read', async () => {
    const { keeper, draft, drafts, store } = createWorld({ slow: 'Of slow', quick: 'Of quick' });
    let finish = () => {};
    store.load.mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          finish = () => resolve('Of slow');
        }),
    );
    const opening = keeper.open('slow');
    await keeper.open('quick');
    finish();
    await opening;
    expect(draft.value).toBe('Of quick');
    keeper.flush();
    expect(Object.fromEntries(drafts)).toEqual({ slow: 'Of slow', quick: 'Of quick' });
  });

  it('stays in the box when it cannot be read or stored, and the next change tries again', async () => {
    const { keeper, draft, store, write } = createWorld();
    store.load.mockRejectedValueOnce(new Error('storage'));
    await keeper.open('chat');
    store.save.mockRejectedValueOnce(new Error('storage'));
    write('One');
    keeper.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(draft.value).toBe('One');
    write('One two');
    keeper.flush();
    expect(store.save).toHaveBeenLastCalledWith('chat', 'One two');
  });
});
