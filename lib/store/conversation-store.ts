import type { Conversation } from '../chat/conversation.ts';
import { cleanTitle } from '../chat/title.ts';
import { changeConversation, eraseConversation, findNextTime, toPlaces } from './chat-writes.ts';
import {
  readConversation,
  readConversations,
  readTurns,
  type StoredConversation,
  toConversationRecord,
  toNewestFirst,
} from './conversation-record.ts';
import { inTransaction, whileReading } from './database.ts';
import { readTurnRecords } from './read-damaged.ts';
import {
  CHAT_STORES,
  type ChatTransaction,
  type GlossTransaction,
  type OpenForWork,
} from './schema.ts';
import type { SearchHit } from './search-conversations.ts';

/** Where a page of the list begins: after the last conversation of the page before it. */
export interface ListPosition {
  updatedAt: number;
  id: string;
}

/** The stored conversations. All of it may reject with `storage`. */
export interface ConversationStore {
  /** Those that are not pinned, the one that changed last first; `limit` at most. */
  list(limit: number, after?: ListPosition): Promise<Conversation[]>;
  /** The pinned ones, the one pinned last first. */
  listPinned(): Promise<Conversation[]>;
  /** Undefined when there is none, or it is deleted; without what of it is damaged. */
  load(conversationId: string): Promise<StoredConversation | undefined>;
  /**
   * Conversations whose title or turns hold all words of `query`, newest first. The last word may
   * be a beginning; Chinese and Japanese are found by any run of characters.
   * @throws an `AbortError` when `signal` says so: the user has typed on.
   */
  search(query: string, limit: number, signal: AbortSignal): Promise<SearchHit[]>;
  rename(conversationId: string, title: string): Promise<void>;
  setPinned(conversationId: string, isPinned: boolean): Promise<void>;
  /** Which path is shown: `headId` is its last turn. */
  setHead(conversationId: string, headId: string): Promise<void>;
  /** Deletes; it can be brought back until it is purged. */
  remove(conversationId: string): Promise<void>;
  restore(conversationId: string): Promise<void>;
  /** Takes what was deleted out of the database for good. */
  purge(conversationId: string): Promise<void>;
  /** Adds conversations as they are, under new ids where theirs are taken. */
  add(conversations: readonly StoredConversation[]): Promise<void>;
  /** One conversation after the other, for an export of all. */
  readAll(): AsyncIterable<StoredConversation>;
}

/** Questions that were being written, by conversation; all of it may reject with `storage`. */
export interface DraftStore {
  /** `''` when there is none. */
  load(conversationId: string): Promise<string>;
  /** An empty text forgets the draft. */
  save(conversationId: string, text: string): Promise<void>;
}

/** How many conversations an export reads at a time. */
const READ_BATCH_SIZE = 20;

const LOADED = ['conversations', 'turns'] as const;

/**
 * A {@link ConversationStore} over the database; `open` is called for each piece of work. What few
 * pieces of work take is loaded by those: the panel opens without it.
 */
export function createConversationStore(open: OpenForWork, now: () => number): ConversationStore {
  const write = async (work: (transaction: ChatTransaction) => Promise<unknown>) => {
    await inTransaction(open, CHAT_STORES, 'readwrite', work);
  };
  const load = (ids: readonly string[]) =>
    whileReading(open, LOADED, (transaction) =>
      Promise.all(ids.map((id) => readStored(transaction, id))),
    );

  return {
    async list(limit, after) {
      const start = after && IDBKeyRange.lowerBound(toNewestFirst(after.updatedAt, after.id), true);
      const records = await whileReading(open, ['conversations'], (transaction) =>
        transaction.objectStore('conversations').index('listed').getAll(start, limit),
      );
      return readConversations(records);
    },

    async listPinned() {
      const records = await whileReading(open, ['conversations'], (transaction) =>
        transaction.objectStore('conversations').index('pinned').getAll(),
      );
      return readConversations(records);
    },

    load: async (conversationId) => (await load([conversationId]))[0],

    async search(query, limit, signal) {
      const { SEARCH_STORES, searchConversations } = await import('./search-conversations.ts');
      signal.throwIfAborted();
      const hits = await whileReading(open, SEARCH_STORES, (transaction) =>
        searchConversations(transaction, query, limit, signal),
      );
      signal.throwIfAborted();
      return hits;
    },

    async rename(conversationId, given) {
      const title = cleanTitle(given);
      if (title === '') return;
      const { addToSearch } = await import('./search-document.ts');
      await write(async (transaction) => {
        const isThere = await changeConversation(transaction, conversationId, (conversation) => ({
          ...conversation,
          title,
          hasOwnTitle: true,
        }));
        if (isThere) await addToSearch(transaction, conversationId, [title]);
      });
    },

    async setPinned(conversationId, isPinned) {
      await write(async (transaction) => {
        const pinnedAt = await findNextTime(transaction, 'pinned', now());
        await changeConversation(transaction, conversationId, ({ pinnedAt: _, ...conversation }) =>
          isPinned ? { ...conversation, pinnedAt } : conversation,
        );
      });
    },

    async setHead(conversationId, headId) {
      await write((transaction) =>
        changeConversation(transaction, conversationId, (conversation) => ({
          ...conversation,
          headId,
        })),
      );
    },

    remove: (conversationId) =>
      write((transaction) => setDeleted(transaction, conversationId, now())),
    restore: (conversationId) =>
      write((transaction) => setDeleted(transaction, conversationId, undefined)),
    purge: (conversationId) =>
      write((transaction) => eraseConversation(transaction, conversationId)),

    async add(conversations) {
      const { addConversation } = await import('./add-conversation.ts');
      await write(async (transaction) => {
        for (const added of conversations) await addConversation(transaction, added, now());
      });
    },

    async *readAll() {
      const ids = await whileReading(open, ['conversations'], (transaction) =>
        transaction.objectStore('conversations').index('shown').getAllKeys(),
      );
      for (let start = 0; start < ids.length; start += READ_BATCH_SIZE) {
        const batch = await load(ids.slice(start, start + READ_BATCH_SIZE));
        yield* batch.filter((stored) => stored !== undefined);
      }
    },
  };
}

async function readStored(
  transaction: GlossTransaction<typeof LOADED, 'readonly'>,
  conversationId: string,
): Promise<StoredConversation | undefined> {
  const [record, records] = await Promise.all([
    transaction.objectStore('conversations').get(conversationId),
    readTurnRecords(transaction.objectStore('turns'), toPlaces(conversationId)),
  ]);
  const conversation = readConversation(record);
  if (!conversation || record?.deletedAt !== undefined) return undefined;
  const turns = readTurns(records);
  const isHeadThere = turns.some(({ id }) => id === conversation.headId);
  const headId = isHeadThere ? conversation.headId : (turns.at(-1)?.id ?? conversation.headId);
  return { conversation: { ...conversation, headId }, turns };
}

async function setDeleted(
  transaction: ChatTransaction,
  conversationId: string,
  deletedAt: number | undefined,
) {
  const conversations = transaction.objectStore('conversations');
  const conversation = readConversation(await conversations.get(conversationId));
  if (conversation) await conversations.put(toConversationRecord(conversation, deletedAt));
}
