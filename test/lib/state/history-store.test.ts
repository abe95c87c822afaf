import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Conversation } from '../../../lib/chat/conversation.ts';
import { GlossError } from '../../../lib/errors.ts';
import {
  createHistoryStore,
  HISTORY_PAGE_SIZE,
  SEARCH_DELAY_MS,
  UNDO_MS,
} from '../../../lib/state/history-store.ts';
import type { ListPosition } from '../../../lib/store/conversation-store.ts';
import type { SearchHit } from '../../../lib/store/search-conversations.ts';
import { makeQuestion } from '../chat/sample-turns.ts';
import { makeChat } from '../store/sample-chats.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const makeConversation = (id: string, part: Partial<Conversation> = {}) =>
  makeChat(id, [makeQuestion(id)], part).conversation;

const toHit = (id: string): SearchHit => ({
  conversation: makeConversation(id),
  excerpt: id,
  matchStart: 0,
  matchEnd: 1,
});

/** A history over plain lists, the newest first; searches end when the test says so. */
function createWorld(count = 3) {
  let stored = Array.from({ length: count }, (_, index) => makeConversation(`chat-${index}`));
  const searches: Array<{ query: string; signal: AbortSignal; find(...ids: string[]): void }> = [];
  const change = (id: string, part: Partial<Conversation>) => {
    stored = stored.map((each) => (each.id === id ? { ...each, ...part } : each));
  };
  const gone = new Map<string, Conversation>();
  const conversations = {
    list: vi.fn(async (limit: number, after?: ListPosition) => {
      const listed = stored.filter(({ pinnedAt }) => pinnedAt === undefined);
      const start = after ? listed.findIndex(({ id }) => id === after.id) + 1 : 0;
      return listed.slice(start, start + limit);
    }),
    listPinned: async () => stored.filter(({ pinnedAt }) => pinnedAt !== undefined),
    load: async (id: string) => {
      const found = stored.find((each) => each.id === id);
      return found && { conversation: found, turns: [] };
    },
    search: vi.fn(
      (query: string, _limit: number, signal: AbortSignal) =>
        new Promise<SearchHit[]>((resolve) => {
          searches.push({ query, signal, find: (...ids) => resolve(ids.map(toHit)) });
        }),
    ),
    rename: vi.fn(async (id: string, title: string) => change(id, { title })),
    setPinned: async (id: string, isPinned: boolean) => change(id, isPinned ? { pinnedAt: 1 } : {}),
    remove: async (id: string) => {
      for (const each of stored) if (each.id === id) gone.set(id, each);
      stored = stored.filter((each) => each.id !== id);
    },
    restore: async (id: string) => {
      stored = [...stored, ...[gone.get(id)].filter((each) => each !== undefined)];
    },
    purge: vi.fn(async (id: string) => void gone.delete(id)),
    add: vi.fn(async () => {}),
    async *readAll() {
      for (const conversation of stored) yield { conversation, turns: [] };
    },
  };
  const announce = vi.fn();
  const erase = vi.fn(async () => {
    stored = [];
  });
  const history = createHistoryStore({
    conversations,
    erase,
    announce,
    async writeFile(kind, chats) {
      const ids: string[] = [];
      for await (const { conversation } of chats) ids.push(conversation.id);
      return `${kind}: ${ids.join()}`;
    },
    readFile: async () => [makeChat('imported', [makeQuestion('?')])],
  });
  const toIds = () => history.recent.value.map(({ id }) => id);
  return { history, conversations, announce, erase, searches, toIds };
}

const REFUSAL = new GlossError('storage', 'full', { detail: 'quota' });

describe('the list', () => {
  it('reads nothing before it is asked to', () => {
    const { conversations, toIds } = createWorld();
    expect(conversations.list).not.toHaveBeenCalled();
    expect(toIds()).toEqual([]);
  });

  it('comes page by page, and is read anew as far as it was', async () => {
    const { history, toIds } = createWorld(HISTORY_PAGE_SIZE + 5);
    await history.refresh();
    expect([toIds().length, history.hasMore.value]).toEqual([HISTORY_PAGE_SIZE, true]);
    await history.loadMore();
    expect([toIds().length, history.hasMore.value]).toEqual([HISTORY_PAGE_SIZE + 5, false]);
    await history.rename('chat-1', 'New');
    expect(toIds()).toHaveLength(HISTORY_PAGE_SIZE + 5);
    expect(history.recent.value[1]?.title).toBe('New');
  });

  it('has nothing twice when more is asked for twice at once', async () => {
    const { history, toIds } = createWorld(HISTORY_PAGE_SIZE + 5);
    await history.refresh();
    await Promise.all([history.loadMore(), history.loadMore()]);
    expect(new Set(toIds()).size).toBe(toIds().length);
  });

  it('puts what is pinned apart, and tells the other pages of each change', async () => {
    const { history, announce, toIds } = createWorld();
    await history.setPinned('chat-1', true);
    expect(history.pinned.value.map(({ id }) => id)).toEqual(['chat-1']);
    expect(toIds()).toEqual(['chat-0', 'chat-2']);
    expect(announce.mock.calls).toEqual([['chat-1']]);
  });

  it('says what went wrong, until something goes well', async () => {
    const { history, conversations, announce } = createWorld();
    conversations.rename.mockRejectedValueOnce(REFUSAL);
    await history.rename('chat-1', 'New');
    expect(history.problem.value).toMatchObject({ code: 'storage', detail: 'quota' });
    expect(announce).not.toHaveBeenCalled();
    await history.refresh();
    expect(history.problem.value).toBeNull();
    history.report({ code: 'internal', message: '' });
    expect(history.problem.value?.code).toBe('internal');
  });
});

describe('a deleted chat', () => {
  async function removeFirst() {
    const world = createWorld();
    await world.history.refresh();
    const [first] = world.history.recent.value;
    if (!first) throw new Error('the list is empty');
    await world.history.remove(first);
    return world;
  }

  it('is gone from the list at once, and for good after a while', async () => {
    const { history, conversations, toIds } = await removeFirst();
    expect(toIds()).toEqual(['chat-1', 'chat-2']);
    expect(history.removed.value?.id).toBe('chat-0');
    vi.advanceTimersByTime(UNDO_MS - 1);
    expect(conversations.purge).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(conversations.purge.mock.calls).toEqual([['chat-0']]);
    expect(history.removed.value).toBeNull();
  });

  it('comes back in time', async () => {
    const { history, conversations, toIds } = await removeFirst();
    await history.undoRemove();
    expect(toIds()).toContain('chat-0');
    vi.advanceTimersByTime(UNDO_MS);
    expect(conversations.purge).not.toHaveBeenCalled();
    await history.undoRemove();
    expect(toIds()).toHaveLength(3);
  });

  it('goes for good when another is deleted: only the last can be brought back', async () => {
    const { history, conversations } = await removeFirst();
    await history.remove(makeConversation('chat-1'));
    expect(conversations.purge.mock.calls).toEqual([['chat-0']]);
    expect(history.removed.value?.id).toBe('chat-1');
  });

  it('cannot come back once all are erased', async () => {
    const { history, erase, announce, toIds } = await removeFirst();
    expect(await history.erase('chats')).toBe(true);
    expect(erase.mock.calls).toEqual([['chats']]);
    expect(announce).toHaveBeenLastCalledWith(undefined);
    expect([history.removed.value, toIds()]).toEqual([null, []]);
  });

  it('is told when all cannot be erased', async () => {
    const { history, erase } = createWorld();
    erase.mockRejectedValueOnce(REFUSAL);
    expect(await history.erase('everything')).toBe(false);
    expect(history.problem.value?.code).toBe('storage');
  });
});

describe('the search', () => {
  it('begins once the typing rests', () => {
    const { history, searches } = createWorld();
    history.setQuery('ke');
    vi.advanceTimersByTime(SEARCH_DELAY_MS - 1);
    history.setQuery('kea');
    vi.advanceTimersByTime(SEARCH_DELAY_MS);
    expect(searches.map(({ query }) => query)).toEqual(['kea']);
  });

  it('shows what the newest query found, whatever an older one finds later', async () => {
    const { history, searches } = createWorld();
    for (const query of ['ke', 'kea']) {
      history.setQuery(query);
      vi.advanceTimersByTime(SEARCH_DELAY_MS);
    }
    expect(searches[0]?.signal.aborted).toBe(true);
    searches[1]?.find('new');
    searches[0]?.find('old');
    await vi.advanceTimersByTimeAsync(0);
    expect(history.hits.value?.map(({ excerpt }) => excerpt)).toEqual(['new']);
  });

  it('ends with the query', async () => {
    const { history, searches } = createWorld();
    history.setQuery('kea');
    vi.advanceTimersByTime(SEARCH_DELAY_MS);
    history.setQuery(' ');
    searches[0]?.find('late');
    await vi.advanceTimersByTimeAsync(SEARCH_DELAY_MS);
    expect([history.hits.value, searches.length]).toEqual([null, 1]);
  });

  it('is done again when the list changes', async () => {
    const { history, searches } = createWorld();
    history.setQuery('kea');
    vi.advanceTimersByTime(SEARCH_DELAY_MS);
    await history.rename('chat-1', 'Kea');
    expect(searches).toHaveLength(2);
  });

  it('says what went wrong, and nothing of one that was given up', async () => {
    const { history, conversations } = createWorld();
    conversations.search.mockRejectedValueOnce(new DOMException('typed on', 'AbortError'));
    history.setQuery('ke');
    await vi.advanceTimersByTimeAsync(SEARCH_DELAY_MS);
    expect(history.problem.value).toBeNull();
    conversations.search.mockRejectedValueOnce(REFUSAL);
    history.setQuery('kea');
    await vi.advanceTimersByTimeAsync(SEARCH_DELAY_MS);
    expect(history.problem.value?.code).toBe('storage');
  });
});

describe('files', () => {
  it('hold one chat, or all of them', async () => {
    const { history } = createWorld();
    expect(await history.writeFile('json')).toBe('json: chat-0,chat-1,chat-2');
    expect(await history.writeFile('markdown', 'chat-1')).toBe('markdown: chat-1');
    expect(await history.writeFile('markdown', 'unknown')).toBe('markdown: ');
  });

  it('bring chats in, and all pages are told', async () => {
    const { history, conversations, announce, toIds } = createWorld();
    expect(await history.importFile(new Blob())).toBe(1);
    expect(conversations.add).toHaveBeenCalledOnce();
    expect(announce.mock.calls).toEqual([[]]);
    expect(toIds()).toHaveLength(3);
  });
});
