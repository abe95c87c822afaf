import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AnswerJournal, createAnswerJournal } from '../../../lib/store/answer-journal.ts';
import type { StoredConversation } from '../../../lib/store/conversation-record.ts';
import { createConversationStore } from '../../../lib/store/conversation-store.ts';
import { openDatabase } from '../../../lib/store/database.ts';
import { createDraftStore } from '../../../lib/store/drafts.ts';
import { makeAnswer, makeQuestion } from '../chat/sample-turns.ts';
import {
  breakDatabase,
  damageRecord,
  REFUSAL_KINDS,
  useFreshDatabase,
  type Method,
} from './fresh-database.ts';
import { countRecords, makeChat, writeExchange } from './sample-chats.ts';

let time = 0;
const store = createConversationStore(openDatabase, () => time);
let journal: AnswerJournal;
const { signal } = new AbortController();
const listIds = async (limit = 50) => (await store.list(limit)).map(({ id }) => id);
const pinnedIds = async () => (await store.listPinned()).map(({ id }) => id);
const plain = (id: string, updatedAt: number): StoredConversation =>
  makeChat(id, [makeQuestion(`question ${id}`)], { updatedAt });

async function readAll(): Promise<string[]> {
  const ids: string[] = [];
  for await (const { conversation } of store.readAll()) ids.push(conversation.id);
  return ids;
}

beforeEach(() => {
  useFreshDatabase();
  journal = createAnswerJournal(openDatabase, () => time);
  time = 10_000;
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('the list', () => {
  it('is empty at first', async () => {
    expect(await store.list(10)).toEqual([]);
    expect(await store.listPinned()).toEqual([]);
    expect(await readAll()).toEqual([]);
  });

  it('has the one that changed last first, whatever the clock says', async () => {
    for (const [index, id] of ['a', 'b', 'c'].entries()) {
      time -= 5000 * index;
      await writeExchange(journal, id, id);
    }
    expect(await listIds()).toEqual(['c', 'b', 'a']);
    await writeExchange(journal, 'a', 'again');
    expect(await listIds()).toEqual(['a', 'c', 'b']);
  });

  it('comes in pages, of which the next begins after the last of the one before', async () => {
    const ids = Array.from({ length: 7 }, (_, index) => `chat-${index}`);
    // Two at a time have one time.
    await store.add(ids.map((id, index) => plain(id, Math.floor(index / 2))));
    const whole = await listIds();
    const pages: string[] = [];
    for (let page = await store.list(3); page.length > 0;) {
      pages.push(...page.map(({ id }) => id));
      page = await store.list(3, page.at(-1));
    }
    expect(pages).toEqual(whole);
    expect(pages.toSorted()).toEqual(ids);
  });

  it('has the pinned ones apart, the one pinned last first', async () => {
    await store.add([plain('a', 1), plain('b', 2), plain('c', 3)]);
    await store.setPinned('c', true);
    time -= 5000;
    await store.setPinned('a', true);
    expect([await pinnedIds(), await listIds()]).toEqual([['a', 'c'], ['b']]);
    await store.setPinned('c', false);
    expect([await pinnedIds(), await listIds()]).toEqual([['a'], ['c', 'b']]);
  });

  it('passes over a damaged record', async () => {
    await store.add([plain('a', 1), plain('b', 2), plain('c', 3)]);
    const database = await openDatabase();
    const record = await database.get('conversations', 'b');
    await database.put('conversations', { ...record, title: 7 } as never);
    expect(await listIds()).toEqual(['c', 'a']);
    expect(await store.load('b')).toBeUndefined();
    expect(await readAll()).toEqual(['c', 'a']);
  });
});

describe('a conversation', () => {
  it('comes back with its turns in the order they came', async () => {
    const turns = ['z', 'y', 'x'].map((id, index) => makeQuestion(id, { createdAt: -index }));
    const chat = makeChat('chat', turns);
    await store.add([chat]);
    expect(await store.load('chat')).toEqual(chat);
  });

  it('comes without a damaged turn', async () => {
    await store.add([makeChat('chat', [makeQuestion('a'), makeAnswer('b')])]);
    const database = await openDatabase();
    const record = await database.get('turns', 'a');
    await database.put('turns', { ...record, turn: { id: 'a', role: 'nobody' } } as never);
    expect((await store.load('chat'))?.turns.map(({ id }) => id)).toEqual(['b']);
  });

  it('of which one turn is lost comes with the others, and is found', async () => {
    const turns = [makeQuestion('a'), makeAnswer('b'), makeAnswer('c')];
    await store.add([makeChat('chat', turns)]);
    damageRecord('c');
    const stored = await store.load('chat');
    expect(stored?.turns.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(stored?.conversation.headId).toBe('b');
    expect(await store.search('a', 10, signal)).toHaveLength(1);
  });

  it('can be named by the user, on one line', async () => {
    await store.add([plain('chat', 1)]);
    await store.rename('chat', ' My\n\u202Echat ');
    expect((await store.load('chat'))?.conversation).toMatchObject({
      title: 'My chat',
      hasOwnTitle: true,
      updatedAt: 1,
    });
    await store.rename('chat', ' \n');
    expect((await store.load('chat'))?.conversation.title).toBe('My chat');
  });

  it('shows the path it is told to', async () => {
    await store.add([makeChat('chat', [makeQuestion('a'), makeAnswer('b')])]);
    await store.setHead('chat', 'a');
    expect((await store.load('chat'))?.conversation.headId).toBe('a');
  });

  it('that is not there changes nothing', async () => {
    await store.rename('none', 'Name');
    await store.setPinned('none', true);
    await store.setHead('none', 'x');
    await store.remove('none');
    await store.restore('none');
    await store.purge('none');
    expect(Object.values(await countRecords())).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe('a deleted conversation', () => {
  beforeEach(async () => {
    await store.add([plain('a', 1), plain('b', 2)]);
    await store.setPinned('b', true);
  });

  it('is hidden everywhere at once, and comes back where it was', async () => {
    const before = await store.load('b');
    await store.remove('b');
    expect(await store.load('b')).toBeUndefined();
    expect([await pinnedIds(), await listIds(), await readAll()]).toEqual([[], ['a'], ['a']]);
    expect(await store.search('question b', 10, signal)).toEqual([]);
    await store.rename('b', 'Renamed elsewhere');
    expect(await readAll()).toEqual(['a']);

    await store.restore('b');
    expect((await store.load('b'))?.turns).toEqual(before?.turns);
    expect(await pinnedIds()).toEqual(['b']);
  });

  it('is gone for good once purged, with all that belongs to it, and nothing else is', async () => {
    const drafts = createDraftStore(openDatabase);
    await drafts.save('a', 'draft a');
    await drafts.save('b', 'draft b');
    await store.remove('b');
    await store.purge('b');
    await store.restore('b');
    expect(await store.load('b')).toBeUndefined();
    expect(await countRecords()).toMatchObject({
      conversations: 1,
      turns: 1,
      drafts: 1,
      search: 1,
    });
    expect(await drafts.load('a')).toBe('draft a');
  });
});

describe('conversations that are added', () => {
  it('come under new ids where theirs are taken, and write over nothing', async () => {
    const chat = makeChat('chat', [makeQuestion('q'), makeAnswer('a', { parentId: 'q' })]);
    await store.add([chat]);
    await store.add([chat, chat]);
    const all: StoredConversation[] = [];
    for await (const stored of store.readAll()) all.push(stored);
    expect(new Set(all.map(({ conversation }) => conversation.id)).size).toBe(3);
    expect(new Set(all.flatMap(({ turns }) => turns.map(({ id }) => id))).size).toBe(6);
    for (const { conversation, turns } of all) {
      expect(turns[1]?.parentId).toBe(turns[0]?.id);
      expect(conversation.headId).toBe(turns[1]?.id);
    }
    expect(await store.load('chat')).toEqual(chat);
  });

  it('from a clock that was ahead do not set the times of all that is new', async () => {
    await store.add([plain('future', 9e15)]);
    await writeExchange(journal, 'new', 'run');
    expect(await listIds()).toEqual(['new', 'future']);
    // It began and ended, each a moment after what was there.
    expect((await store.list(1))[0]?.updatedAt).toBe(time + 2);
  });

  it('are all added, or none', async () => {
    breakDatabase('put', 'the commit fails');
    await expect(store.add([plain('a', 1), plain('b', 2)])).rejects.toMatchObject({
      code: 'storage',
    });
    expect(await readAll()).toEqual([]);
  });
});

describe('an export of all', () => {
  it('reads every conversation once, newest first', async () => {
    const ids = Array.from({ length: 45 }, (_, index) => `chat-${index}`);
    await store.add(ids.map((id, index) => plain(id, index)));
    expect(await readAll()).toEqual(ids.toReversed());
  });
});

describe('a draft', () => {
  const drafts = createDraftStore(openDatabase);

  it('comes back until it is emptied', async () => {
    expect(await drafts.load('chat')).toBe('');
    await drafts.save('chat', 'half a \ud83d');
    expect(await drafts.load('chat')).toBe('half a \ufffd');
    await drafts.save('chat', '');
    expect(await drafts.load('chat')).toBe('');
    expect(await countRecords()).toMatchObject({ drafts: 0 });
  });
});

describe.each(REFUSAL_KINDS)('when %s', (refusal) => {
  const work: Array<[name: string, method: Method, run: () => Promise<unknown>]> = [
    ['load', 'get', () => store.load('chat')],
    ['rename', 'put', () => store.rename('chat', 'Name')],
    ['setPinned', 'put', () => store.setPinned('chat', true)],
    ['setHead', 'put', () => store.setHead('chat', 'x')],
    ['remove', 'put', () => store.remove('chat')],
    ['restore', 'put', () => store.restore('chat')],
    ['purge', 'delete', () => store.purge('chat')],
    ['add', 'put', () => store.add([plain('new', 1)])],
    ['a draft', 'put', () => createDraftStore(openDatabase).save('chat', 'text')],
  ];

  it.each(work)('%s rejects with `storage`, and changes nothing', async (_name, method, run) => {
    await store.add([plain('chat', 1)]);
    const before = [await store.load('chat'), await countRecords()];
    breakDatabase(method, refusal);
    await expect(run()).rejects.toMatchObject({ name: 'GlossError', code: 'storage' });
    vi.restoreAllMocks();
    expect([await store.load('chat'), await countRecords()]).toEqual(before);
  });
});
