import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { Conversation, Turn } from '../chat/conversation.ts';
import type { StreamPart } from '../chat/engine.ts';
import type { Connection } from './connection.ts';
import type { Settings } from './preferences.ts';

/** A stored connection; `createdAt` (milliseconds since 1970) keeps the list in order. */
export type ConnectionRecord = Connection & { createdAt: number };

/** A key, kept apart from its connection and bound to the one origin it may be sent to. */
export interface KeyRecord {
  connectionId: string;
  /** For example `https://api.openai.com`. */
  origin: string;
  apiKey: string;
}

/** Sorts newest first from the lowest key on: a time with its sign turned, and an id. */
export type NewestFirst = [minusTime: number, id: string];

/**
 * A stored conversation. An index passes over records that lack its key, so that a list reads its
 * own conversations and no others.
 */
export type ConversationRecord = Conversation & {
  /** By `updatedAt`; unless deleted. */
  shown?: NewestFirst;
  /** By `updatedAt`; unless pinned or deleted. */
  listed?: NewestFirst;
  /** By `pinnedAt`; if pinned and not deleted. */
  pinned?: NewestFirst;
  /** When it was deleted; milliseconds since 1970. */
  deletedAt?: number;
};

/** A stored turn; `position` counts from 0 in the order they came, whatever their clock said. */
export interface TurnRecord {
  conversationId: string;
  position: number;
  turn: Turn;
}

/** An answer on its way. */
export interface RunRecord {
  runId: string;
  conversationId: string;
  turnId: string;
}

/** One batch of an answer on its way. */
export interface JournalRecord {
  runId: string;
  seq: number;
  parts: readonly StreamPart[];
}

/** What a conversation is found by; what it no longer says may be among it. */
export interface SearchRecord {
  conversationId: string;
  terms: string[];
}

/** The one key of the marks. */
export const MARK_KEY = 'sentinel';

/** What the database says of itself; see `sentinel.ts`. */
export interface MarkRecord {
  /** There were connections or conversations. */
  hasContent: boolean;
}

/** The object stores, version 2. */
export interface GlossSchema extends DBSchema {
  connections: { key: string; value: ConnectionRecord };
  keys: { key: string; value: KeyRecord };
  settings: { key: 'settings'; value: Settings };
  conversations: {
    key: string;
    value: ConversationRecord;
    indexes: { shown: NewestFirst; listed: NewestFirst; pinned: NewestFirst; deletedAt: number };
  };
  /** The key is the id of the turn. */
  turns: {
    key: string;
    value: TurnRecord;
    indexes: { place: [conversationId: string, position: number] };
  };
  runs: { key: string; value: RunRecord; indexes: { conversationId: string } };
  journal: { key: [runId: string, seq: number]; value: JournalRecord };
  drafts: { key: string; value: { conversationId: string; text: string } };
  search: { key: string; value: SearchRecord; indexes: { terms: string } };
  marks: { key: typeof MARK_KEY; value: MarkRecord };
}

/** The open database. */
export type GlossDatabase = IDBPDatabase<GlossSchema>;

/** As much of the open database as work with it needs. */
export type WorkDatabase = Pick<GlossDatabase, 'transaction' | 'close'>;

/** Opens the database for whoever then closes it. Rejects with `storage`. */
export type OpenForWork = () => Promise<WorkDatabase>;

/** Names of object stores. */
export type StoreNameList = ReadonlyArray<StoreNames<GlossSchema>>;

/** A transaction over some of the object stores. */
export type GlossTransaction<
  Names extends StoreNameList,
  Mode extends 'readonly' | 'readwrite',
> = IDBPTransaction<GlossSchema, Names, Mode>;

/** The transaction in which the database is upgraded. */
export type UpgradeTransaction = IDBPTransaction<
  GlossSchema,
  Array<StoreNames<GlossSchema>>,
  'versionchange'
>;

/** Everything that belongs to conversations. */
export const CHAT_STORES = [
  'conversations',
  'turns',
  'runs',
  'journal',
  'drafts',
  'search',
] as const;

/** A transaction that may change conversations and all that belongs to them. */
export type ChatTransaction = GlossTransaction<typeof CHAT_STORES, 'readwrite'>;
