import { beforeEach, describe, expect, it } from 'vitest';
import { createConnectionStore } from '../../../lib/store/connections.ts';
import { createConversationStore } from '../../../lib/store/conversation-store.ts';
import { openDatabase } from '../../../lib/store/database.ts';
import { createSentinel } from '../../../lib/store/sentinel.ts';
import { makeQuestion } from '../chat/sample-turns.ts';
import { useFreshDatabase } from './fresh-database.ts';
import { makeChat } from './sample-chats.ts';
import { makeConnection } from './sample-connection.ts';

let items: Record<string, unknown> = {};
let writes = 0;
const sentinel = createSentinel(openDatabase, {
  get: async (key) => (key in items ? { [key]: items[key] } : {}),
  async set(added) {
    writes += 1;
    Object.assign(items, added);
  },
});

const addConnection = () =>
  createConnectionStore(openDatabase, () => 0).save(makeConnection(), 'key');
const addChat = () =>
  createConversationStore(openDatabase, () => 0).add([makeChat('chat', [makeQuestion('q')])]);
const loseDatabase = useFreshDatabase;
const loseLocal = () => {
  items = {};
};

beforeEach(() => {
  useFreshDatabase();
  items = {};
  writes = 0;
});

describe('the sentinel', () => {
  it('finds a fresh install fresh, and intact from then on', async () => {
    expect(await sentinel.check()).toBe('fresh');
    expect(await sentinel.check()).toBe('intact');
  });

  it('takes what an older version stored for intact', async () => {
    await addConnection();
    expect(await sentinel.check()).toBe('intact');
  });

  it.each([
    ['connections', 'the database', addConnection, loseDatabase],
    ['connections', 'storage.local', addConnection, loseLocal],
    ['chats', 'the database', addChat, loseDatabase],
    ['chats', 'storage.local', addChat, loseLocal],
  ])('tells that with %s there, %s was lost, until that is settled', async (...[, , add, lose]) => {
    await sentinel.check();
    await add();
    expect(await sentinel.check()).toBe('intact');
    lose();
    expect(await sentinel.check()).toBe('lost');
    expect(await sentinel.check()).toBe('lost');
    await sentinel.settle();
    expect(await sentinel.check()).toBe('intact');
  });

  it.each([
    ['the database', loseDatabase],
    ['storage.local', loseLocal],
  ])('does not miss %s when there was nothing in it', async (_what, lose) => {
    await sentinel.check();
    lose();
    expect(await sentinel.check()).toBe('intact');
  });

  it('knows that the user has removed everything', async () => {
    await addConnection();
    await sentinel.check();
    await createConnectionStore(openDatabase, () => 0).remove('local');
    expect(await sentinel.check()).toBe('intact');
    loseDatabase();
    expect(await sentinel.check()).toBe('intact');
  });

  it('takes a damaged mark for none', async () => {
    await addChat();
    await sentinel.check();
    items['sentinel'] = 'damaged';
    expect(await sentinel.check()).toBe('lost');
  });

  it('writes only what has changed', async () => {
    for (let round = 0; round < 5; round += 1) await sentinel.check();
    expect(writes).toBe(1);
  });
});
