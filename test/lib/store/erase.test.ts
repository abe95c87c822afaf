import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createConnectionStore } from '../../../lib/store/connections.ts';
import { createConversationStore } from '../../../lib/store/conversation-store.ts';
import { DATABASE_NAME, openDatabase } from '../../../lib/store/database.ts';
import { createDraftStore } from '../../../lib/store/drafts.ts';
import { eraseChats, eraseEverything } from '../../../lib/store/erase.ts';
import { createSentinel } from '../../../lib/store/sentinel.ts';
import { createSettingsStorage, DEFAULT_SETTINGS } from '../../../lib/store/settings.ts';
import { keepSpare } from '../../../lib/store/spare.ts';
import { DELETION_TIMEOUT_MS } from '../../../lib/store/within-limit.ts';
import { makeQuestion } from '../chat/sample-turns.ts';
import { useFreshDatabase } from './fresh-database.ts';
import { countRecords, makeChat } from './sample-chats.ts';
import { makeConnection } from './sample-connection.ts';

const connections = createConnectionStore(openDatabase, () => 0);
const conversations = createConversationStore(openDatabase, () => 0);
const settings = createSettingsStorage(openDatabase);
const CHOSEN = { ...DEFAULT_SETTINGS, activeConnection: 'local' };

beforeEach(async () => {
  useFreshDatabase();
  await connections.save(makeConnection(), 'the-key');
  await settings.write(CHOSEN);
  await conversations.add([makeChat('chat', [makeQuestion('q')])]);
  await createDraftStore(openDatabase).save('chat', 'draft');
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const listDatabases = async () => (await indexedDB.databases()).map(({ name }) => name);
const readKey = async () => (await connections.access('local'))?.endpoint.apiKey;

describe('erasing all chats', () => {
  it('leaves nothing of them, and all the rest', async () => {
    await eraseChats();
    expect(Object.values(await countRecords())).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await readKey()).toBe('the-key');
    expect(await settings.read()).toEqual(CHOSEN);
    expect(await listDatabases()).toEqual([DATABASE_NAME]);
  });

  it('that the end of the browser cuts short loses no connection', async () => {
    const database = await openDatabase();
    await keepSpare(database);
    database.close();
    indexedDB.deleteDatabase(DATABASE_NAME);

    expect(await readKey()).toBe('the-key');
    expect(await settings.read()).toEqual(CHOSEN);
    expect(await listDatabases()).toEqual([DATABASE_NAME]);
  });

  it('brings nothing back that was deleted after an erasure that was cut short', async () => {
    const database = await openDatabase();
    await keepSpare(database);
    database.close();
    await connections.remove('local');

    await eraseChats();
    expect(await connections.list()).toEqual([]);
  });

  it('that is refused leaves everything as it was', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(eraseChats()).rejects.toMatchObject({
      code: 'storage',
      details: { detail: 'quota' },
    });
    vi.restoreAllMocks();
    expect(await conversations.load('chat')).toBeDefined();
    expect(await readKey()).toBe('the-key');
  });
});

describe('erasing everything', () => {
  it('leaves nothing, in no area', async () => {
    const database = await openDatabase();
    await keepSpare(database);
    database.close();
    const areas = [{ clear: vi.fn(async () => {}) }, { clear: vi.fn(async () => {}) }];
    await eraseEverything(areas);
    expect(await listDatabases()).toEqual([]);
    for (const { clear } of areas) expect(clear).toHaveBeenCalledOnce();
    expect(await connections.list()).toEqual([]);
    expect(await settings.read()).toEqual(DEFAULT_SETTINGS);
  });

  it.each(['before', 'after'])('looks like no loss %s one of the two is gone', async (moment) => {
    const items: Record<string, unknown> = {};
    const sentinel = createSentinel(openDatabase, {
      get: async () => items,
      set: async (added) => void Object.assign(items, added),
    });
    await sentinel.check();
    const seen: string[] = [];
    const clear = async () => {
      // It would set anew what is being taken away.
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore) {
        return this.getKey('none') as IDBRequest<IDBValidKey>;
      });
      if (moment === 'after') delete items['sentinel'];
      seen.push(await sentinel.check());
      vi.restoreAllMocks();
      delete items['sentinel'];
    };
    await eraseEverything([{ clear }]);
    expect([...seen, await sentinel.check()]).toEqual(['intact', 'fresh']);
  });

  it('makes open pages step aside', async () => {
    await openDatabase();
    await eraseEverything([]);
    expect(await listDatabases()).toEqual([]);
  });

  it('says so when a page does not step aside', async () => {
    const hanging = await openDB(DATABASE_NAME);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const failed = vi.fn();
    const erasing = eraseEverything([]).catch(failed);
    while (failed.mock.calls.length === 0) {
      await new Promise(setImmediate);
      vi.advanceTimersByTime(DELETION_TIMEOUT_MS / 300);
    }
    await erasing;
    expect(failed.mock.calls).toMatchObject([
      [{ code: 'storage', details: { detail: 'blocked' } }],
    ]);
    hanging.close();
  });
});
