import { IDBObjectStore } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DATABASE_NAME, inTransaction, openDatabase } from '../../../lib/store/database.ts';
import { DATABASE_VERSION } from '../../../lib/store/upgrade.ts';
import { OPENING_TIMEOUT_MS } from '../../../lib/store/within-limit.ts';
import { useFreshDatabase } from './fresh-database.ts';
import { makeVersion1, readVersion1, VERSION_1 } from './old-versions.ts';
import { makeConnection } from './sample-connection.ts';

beforeEach(useFreshDatabase);
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** The object stores of a database with their keys and indexes. */
async function describeSchema(): Promise<unknown> {
  const database = await openDatabase();
  const names = [...database.objectStoreNames];
  const transaction = database.transaction(names);
  const stores = names.map((name) => {
    const { keyPath, indexNames } = transaction.objectStore(name);
    return { name, keyPath, indexNames: [...indexNames] };
  });
  database.close();
  return stores;
}

describe('openDatabase', () => {
  it('makes what an upgrade from version 1 makes', async () => {
    const fresh = await describeSchema();
    useFreshDatabase();
    await makeVersion1();
    expect(await describeSchema()).toEqual(fresh);
  });

  it('says so when a newer Gloss has been here, and leaves what it finds', async () => {
    const newer = await openDB(DATABASE_NAME, DATABASE_VERSION + 1, {
      upgrade: (fresh) => void fresh.createObjectStore('later'),
    });
    await newer.put('later', 'kept', 'key');
    newer.close();
    await expect(openDatabase()).rejects.toMatchObject({
      code: 'storage',
      details: { detail: 'newer-version' },
    });
    expect(await (await openDB(DATABASE_NAME)).get('later', 'key')).toBe('kept');
  });

  it('says so when another page keeps an older version open', async () => {
    await makeVersion1();
    const old = await openDB(DATABASE_NAME, 1);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const refused = vi.fn();
    const opening = openDatabase().catch(refused);
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
    vi.advanceTimersByTime(OPENING_TIMEOUT_MS);
    await opening;
    expect(refused.mock.calls).toMatchObject([
      [{ code: 'storage', details: { detail: 'blocked' } }],
    ]);
    vi.useRealTimers();

    old.close();
    expect(await readVersion1()).toEqual(VERSION_1);
    expect((await openDatabase()).version).toBe(DATABASE_VERSION);
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

describe('row 56: the upgrade from version 1', () => {
  it('keeps every row', async () => {
    await makeVersion1();
    (await openDatabase()).close();
    expect(await readVersion1()).toEqual(VERSION_1);
  });

  it('leaves the old version as it was when it is cut short', async () => {
    await makeVersion1();
    vi.spyOn(IDBObjectStore.prototype, 'createIndex').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(openDatabase()).rejects.toMatchObject({ code: 'storage' });
    vi.restoreAllMocks();

    expect(await indexedDB.databases()).toMatchObject([{ version: 1 }]);
    expect(await readVersion1()).toEqual(VERSION_1);
    expect((await openDatabase()).version).toBe(DATABASE_VERSION);
  });
});
