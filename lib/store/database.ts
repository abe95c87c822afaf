import {
  openDB,
  type DBSchema,
  type IDBPDatabase,
  type IDBPTransaction,
  type StoreNames,
} from 'idb';
import { GlossError } from '../errors.ts';
import type { Connection } from './connection.ts';
import type { Settings } from './preferences.ts';

/** Name of the database, in the extension's own origin: no page and no content script sees it. */
export const DATABASE_NAME = 'gloss';

/** Version of {@link GlossSchema}; each rise has its step in `upgrade`. */
export const DATABASE_VERSION = 1;

/** A stored connection; `createdAt` (milliseconds since 1970) keeps the list in order. */
export type ConnectionRecord = Connection & { createdAt: number };

/** A key, kept apart from its connection and bound to the one origin it may be sent to. */
export interface KeyRecord {
  connectionId: string;
  /** For example `https://api.openai.com`. */
  origin: string;
  apiKey: string;
}

/** The object stores, version 1. */
export interface GlossSchema extends DBSchema {
  connections: { key: string; value: ConnectionRecord };
  keys: { key: string; value: KeyRecord };
  settings: { key: 'settings'; value: Settings };
}

/** The open database. */
export type GlossDatabase = IDBPDatabase<GlossSchema>;

/**
 * Opens the database, making or upgrading it. An open database steps aside when a newer version of
 * Gloss wants to upgrade it.
 * @throws {GlossError} `storage`.
 */
export async function openDatabase(): Promise<GlossDatabase> {
  try {
    const database: GlossDatabase = await openDB<GlossSchema>(DATABASE_NAME, DATABASE_VERSION, {
      upgrade(fresh) {
        fresh.createObjectStore('connections', { keyPath: 'id' });
        fresh.createObjectStore('keys', { keyPath: 'connectionId' });
        fresh.createObjectStore('settings');
      },
      blocking: () => database.close(),
    });
    return database;
  } catch (cause) {
    throw new GlossError('storage', 'cannot open the database', { cause });
  }
}

/**
 * Opens the database for work in one transaction, and closes it: all of the work is done, or
 * nothing. It waits for nothing but the transaction, or the browser ends that.
 * @throws {GlossError} `storage`, also when it is the commit that fails (quota).
 */
export async function inTransaction<
  const Names extends ReadonlyArray<StoreNames<GlossSchema>>,
  Mode extends 'readonly' | 'readwrite',
  Value,
>(
  open: () => Promise<GlossDatabase>,
  storeNames: Names,
  mode: Mode,
  work: (transaction: IDBPTransaction<GlossSchema, Names, Mode>) => Promise<Value>,
): Promise<Value> {
  const database = await open();
  try {
    const transaction = database.transaction(storeNames, mode);
    const [value] = await Promise.all([work(transaction), transaction.done]);
    return value;
  } catch (cause) {
    throw new GlossError('storage', 'the database refused', { cause });
  } finally {
    database.close();
  }
}
