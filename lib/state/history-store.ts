import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Conversation } from '../chat/conversation.ts';
import { isAbort, toWireError, type WireError } from '../errors.ts';
import type { StoredConversation } from '../store/conversation-record.ts';
import type { ConversationStore } from '../store/conversation-store.ts';
import type { SearchHit } from '../store/search-conversations.ts';

/** How many conversations are read at a time. */
export const HISTORY_PAGE_SIZE = 50;

/** How long the typing rests before a search begins. */
export const SEARCH_DELAY_MS = 120;

/** How long a deleted conversation can be brought back. */
export const UNDO_MS = 10_000;

/** The forms a chat can be saved in. */
export type ChatFileKind = 'json' | 'markdown';

/** The list of past conversations, and what can be done with them. */
export interface HistoryStore {
  readonly pinned: ReadonlySignal<readonly Conversation[]>;
  /** Those that are not pinned, newest first, as far as they were read. */
  readonly recent: ReadonlySignal<readonly Conversation[]>;
  readonly hasMore: ReadonlySignal<boolean>;
  readonly query: ReadonlySignal<string>;
  /** What the query found; null while there is no query, or its search has not ended. */
  readonly hits: ReadonlySignal<readonly SearchHit[] | null>;
  /** The conversation that was deleted last and can be brought back. */
  readonly removed: ReadonlySignal<Conversation | null>;
  readonly problem: ReadonlySignal<WireError | null>;
  /** Shows what went wrong with something done from the list. */
  report(error: WireError): void;
  /** Reads the list anew, as far as it was read before. */
  refresh(): Promise<void>;
  loadMore(): Promise<void>;
  setQuery(query: string): void;
  rename(conversationId: string, title: string): Promise<void>;
  setPinned(conversationId: string, isPinned: boolean): Promise<void>;
  remove(conversation: Conversation): Promise<void>;
  undoRemove(): Promise<void>;
  /** Stops every answer and forgets all chats, or all there is. Returns whether it is done. */
  erase(scope: 'chats' | 'everything'): Promise<boolean>;
  /** One chat, or all of them, as the text of a file. Rejects with a `GlossError`. */
  writeFile(kind: ChatFileKind, conversationId?: string): Promise<string>;
  /** Adds the chats of a file; returns how many. Rejects with a `GlossError`. */
  importFile(file: Blob): Promise<number>;
}

/** What the history needs of the world. */
export interface HistoryDeps {
  conversations: Omit<ConversationStore, 'setHead'>;
  /** Stops every answer and forgets all chats, or all there is. */
  erase(scope: 'chats' | 'everything'): Promise<void>;
  /** Tells all pages of Gloss that a conversation has changed, or any of them. */
  announce(conversationId?: string): void;
  writeFile(kind: ChatFileKind, chats: AsyncIterable<StoredConversation>): Promise<string>;
  /** Rejects with `invalid-file`. */
  readFile(file: Blob): Promise<StoredConversation[]>;
}

/** A {@link HistoryStore}; it reads nothing before it is asked to. */
export function createHistoryStore(deps: HistoryDeps): HistoryStore {
  const { conversations } = deps;
  const pinned = signal<readonly Conversation[]>([]);
  const recent = signal<readonly Conversation[]>([]);
  const hasMore = signal(false);
  const removed = signal<Conversation | null>(null);
  const problem = signal<WireError | null>(null);
  const search = createSearch(conversations.search, (error) => {
    problem.value = toWireError(error);
  });
  let purgeTimer: ReturnType<typeof setTimeout> | undefined;

  /** Runs a piece of work whose failure is told in the list. */
  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      problem.value = null;
    } catch (error) {
      problem.value = toWireError(error);
    }
  }

  const refresh = () =>
    attempt(async () => {
      const limit = Math.max(recent.peek().length, HISTORY_PAGE_SIZE);
      const [pinnedNow, recentNow] = await Promise.all([
        conversations.listPinned(),
        conversations.list(limit),
      ]);
      pinned.value = pinnedNow;
      recent.value = recentNow;
      hasMore.value = recentNow.length === limit;
      search.again();
    });

  const change = (conversationId: string | undefined, work: () => Promise<unknown>) =>
    attempt(async () => {
      await work();
      deps.announce(conversationId);
      await refresh();
    });

  function purgeRemoved() {
    clearTimeout(purgeTimer);
    const gone = removed.peek();
    removed.value = null;
    if (gone === null) return;
    conversations.purge(gone.id).catch(() => {
      // It stays hidden, and the background purges it when it starts next.
    });
  }

  return {
    pinned,
    recent,
    hasMore,
    query: search.query,
    hits: search.hits,
    removed,
    problem,
    report(error) {
      problem.value = error;
    },
    refresh,
    loadMore: () =>
      attempt(async () => {
        const known = recent.peek();
        const more = await conversations.list(HISTORY_PAGE_SIZE, known.at(-1));
        // Read anew meanwhile, or by a second click.
        if (recent.peek() !== known) return;
        recent.value = [...known, ...more];
        hasMore.value = more.length === HISTORY_PAGE_SIZE;
      }),
    setQuery: search.setQuery,
    rename: (id, title) => change(id, () => conversations.rename(id, title)),
    setPinned: (id, isPinned) => change(id, () => conversations.setPinned(id, isPinned)),
    remove: (conversation) =>
      change(conversation.id, async () => {
        purgeRemoved();
        await conversations.remove(conversation.id);
        removed.value = conversation;
        purgeTimer = setTimeout(purgeRemoved, UNDO_MS);
      }),
    async undoRemove() {
      clearTimeout(purgeTimer);
      const back = removed.peek();
      removed.value = null;
      if (back) await change(back.id, () => conversations.restore(back.id));
    },
    async erase(scope) {
      await change(undefined, async () => {
        clearTimeout(purgeTimer);
        removed.value = null;
        await deps.erase(scope);
      });
      return problem.peek() === null;
    },
    writeFile: (kind, conversationId) =>
      deps.writeFile(
        kind,
        conversationId === undefined
          ? conversations.readAll()
          : readOne(conversations, conversationId),
      ),
    async importFile(file) {
      const chats = await deps.readFile(file);
      await conversations.add(chats);
      deps.announce();
      await refresh();
      return chats.length;
    },
  };
}

async function* readOne(
  { load }: Pick<ConversationStore, 'load'>,
  conversationId: string,
): AsyncIterable<StoredConversation> {
  const stored = await load(conversationId);
  if (stored) yield stored;
}

/** The search as the user types: the newest query alone counts. */
function createSearch(find: ConversationStore['search'], onError: (error: unknown) => void) {
  const query = signal('');
  const hits = signal<readonly SearchHit[] | null>(null);
  let current = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const begin = async () => {
    current.abort();
    current = new AbortController();
    const { signal: abort } = current;
    try {
      const found = await find(query.peek(), HISTORY_PAGE_SIZE, abort);
      if (!abort.aborted) hits.value = found;
    } catch (error) {
      if (!isAbort(error)) onError(error);
    }
  };
  const isAsked = computed(() => query.value.trim() !== '');

  return {
    query,
    hits,
    /** Searches again, for the list has changed. */
    again() {
      if (isAsked.peek()) void begin();
    },
    setQuery(text: string) {
      query.value = text;
      clearTimeout(timer);
      if (isAsked.peek()) {
        timer = setTimeout(() => void begin(), SEARCH_DELAY_MS);
        return;
      }
      current.abort();
      hits.value = null;
    },
  };
}
