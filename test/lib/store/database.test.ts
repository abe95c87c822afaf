import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  DATABASE_NAME,
  DATABASE_VERSION,
  inTransaction,
  openDatabase,
} from '../../../lib/store/database.ts';
import { useFreshDatabase } from './fresh-database.ts';
import { makeConnection } from './sample-connection.ts';

beforeEach(useFreshDatabase);

describe('openDatabase', () => {
  it('makes all object stores of a fresh install', async () => {
    const database = await openDatabase();
    expect([...database.objectStoreNames]).toEqual(['connections', 'keys', 'settings']);
  });

  it('rejects with `storage` when a newer Gloss has been here', async () => {
    (await openDB(DATABASE_NAME, DATABASE_VERSION + 1)).close();
    await expect(openDatabase()).rejects.toMatchObject({ code: 'storage' });
  });

  it('steps aside when a newer Gloss wants to upgrade', async () => {
    const old = await openDatabase();
    const open = () => Promise.resolve(old);
    const newer = await openDB(DATABASE_NAME, DATABASE_VERSION + 1);

    expect(newer.version).toBe(DATABASE_VERSION + 1);
    const late = inTransaction(open, ['settings'], 'readonly', () => Promise.resolve());
    await expect(late).rejects.toMatchObject({ code: 'storage' });
  });
});

describe('inTransaction', () => {
  it('gives what the work gives, once it is stored', async () => {
    const record = { ...makeConnection(), createdAt: 1 };
    const id = await inTransaction(openDatabase, ['connections'], 'readwrite', (transaction) =>
      transaction.objectStore('connections').put(record),
    );
    expect(id).toBe('local');
    expect(await (await openDatabase()).get('connections', 'local')).toEqual(record);
  });

  it('keeps the cause of a refusal', async () => {
    const cause = new DOMException('full', 'QuotaExceededError');
    const work = inTransaction(openDatabase, ['settings'], 'readonly', () => Promise.reject(cause));
    await expect(work).rejects.toMatchObject({ code: 'storage', cause });
  });
});
