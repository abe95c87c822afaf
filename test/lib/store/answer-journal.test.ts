import fc from 'fast-check';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addParts } from '../../../lib/chat/answer.ts';
import type { StreamPart } from '../../../lib/chat/engine.ts';
import { createAnswerJournal, RESTORE_MS } from '../../../lib/store/answer-journal.ts';
import { createConversationStore } from '../../../lib/store/conversation-store.ts';
import { DATABASE_NAME, openDatabase } from '../../../lib/store/database.ts';
import { createDraftStore } from '../../../lib/store/drafts.ts';
import { makeAnswer, makeQuestion } from '../chat/sample-turns.ts';
import { breakDatabase, REFUSAL_KINDS, useFreshDatabase } from './fresh-database.ts';
import { countRecords, makeStart, writeExchange } from './sample-chats.ts';

let time = 0;
const open = vi.fn(openDatabase);
const createJournal = () => createAnswerJournal(open, () => time);
const conversations = createConversationStore(openDatabase, () => time);
const text = (words: string): StreamPart => ({ type: 'text-delta', text: words });
const nobody = () => false;
const load = async (id = 'chat') => (await conversations.load(id))?.turns;

beforeEach(() => {
  useFreshDatabase();
  open.mockClear();
  time = 1000;
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('an answer that begins', () => {
  it('makes its conversation, with the head at the answer', async () => {
    const { start, question, answer } = makeStart('chat', 'run');
    await createJournal().begin(start);
    expect(await conversations.load('chat')).toEqual({
      conversation: {
        id: 'chat',
        title: 'title chat',
        hasOwnTitle: false,
        createdAt: 1000,
        updatedAt: 1000,
        headId: answer.id,
      },
      turns: [question, answer],
    });
  });

  it('leaves the title and the beginning of a conversation that is there', async () => {
    const journal = createJournal();
    await writeExchange(journal, 'chat', 'one');
    await conversations.rename('chat', 'My own');
    time = 2000;
    const { start } = makeStart('chat', 'two');
    await journal.begin(start);
    expect((await conversations.load('chat'))?.conversation).toMatchObject({
      title: 'My own',
      hasOwnTitle: true,
      createdAt: 1000,
      updatedAt: 2000,
      headId: 'answer two',
    });
    expect(await load()).toHaveLength(4);
  });

  it('does not change a question that is stored', async () => {
    const journal = createJournal();
    await writeExchange(journal, 'chat', 'one');
    const again = makeQuestion('question one', { content: 'changed' });
    const answer = makeAnswer('again', { parentId: again.id });
    const conversation = { id: 'chat', title: '' };
    await journal.begin({ runId: 'two', conversation, turns: [again, answer] });
    expect((await load())?.map((turn) => turn.role === 'user' && turn.content)).toEqual([
      'question one',
      false,
      false,
    ]);
  });

  it('does not take a turn from another conversation', async () => {
    const journal = createJournal();
    await writeExchange(journal, 'chat', 'one');
    const { start } = makeStart('other', 'one');
    await expect(journal.begin({ ...start, runId: 'two' })).rejects.toMatchObject({
      code: 'storage',
    });
    expect(await conversations.load('other')).toBeUndefined();
  });

  it('brings back the deleted conversation it is in', async () => {
    const journal = createJournal();
    await writeExchange(journal, 'chat', 'one');
    await conversations.remove('chat');
    await journal.begin(makeStart('chat', 'two').start);
    expect(await load()).toHaveLength(4);
  });

  it('is refused as a whole when one part of it is', async () => {
    const journal = createJournal();
    await writeExchange(journal, 'chat', 'one');
    const before = await countRecords();
    const { start } = makeStart('new', 'two');
    breakDatabase('put', 'the commit fails');
    await expect(journal.begin(start)).rejects.toMatchObject({ code: 'storage' });
    expect(await countRecords()).toEqual(before);
  });

  it('says so when the disk is full', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(createJournal().begin(makeStart('chat', 'run').start)).rejects.toMatchObject({
      code: 'storage',
      details: { detail: 'quota' },
    });
  });
});

describe('an answer that ends', () => {
  it('takes the place of its journal', async () => {
    const journal = createJournal();
    const { start, answer } = makeStart('chat', 'run');
    await journal.begin(start);
    await journal.append('run', 0, [text('Some')]);
    await journal.append('run', 1, [text(' words')]);
    time = 2000;
    const ended = { ...answer, status: 'complete' as const, text: 'Some words' };
    await journal.finish('run', ended);
    expect((await load())?.at(-1)).toEqual(ended);
    expect((await conversations.load('chat'))?.conversation.updatedAt).toBe(2000);
    expect(await countRecords()).toMatchObject({ runs: 0, journal: 0, turns: 2, search: 1 });
  });

  it('is found by its words', async () => {
    await writeExchange(createJournal(), 'chat', 'run', 'wanted words');
    const { signal } = new AbortController();
    expect(await conversations.search('wanted', 10, signal)).toHaveLength(1);
  });

  it('has no lone surrogates, not even in what it says of an error', async () => {
    const journal = createJournal();
    const { start, answer } = makeStart('chat', 'run');
    await journal.begin(start);
    const error = { code: 'server', message: 'm', detail: 'bad \ud83d' } as const;
    await journal.finish('run', { ...answer, status: 'failed', text: '\ude00 x', error });
    expect((await load())?.at(-1)).toMatchObject({
      text: '\ufffd x',
      error: { detail: 'bad \ufffd' },
    });
  });

  it('of a conversation that was purged writes nothing', async () => {
    const journal = createJournal();
    const { start, answer } = makeStart('chat', 'run');
    await journal.begin(start);
    await journal.append('run', 0, [text('Some')]);
    await conversations.purge('chat');
    await journal.append('run', 1, [text('more')]);
    await journal.finish('run', answer);
    expect(Object.values(await countRecords())).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe('sweeping', () => {
  it('interrupts what a dead worker left, with all the words of its journal', async () => {
    const journal = createJournal();
    await journal.begin(makeStart('chat', 'run').start);
    await journal.append('run', 0, [text('Half an emoji: \ud83d')]);
    await journal.append('run', 1, [text('\ude00'), { type: 'note', code: 'quotes' }]);

    expect(await createJournal().sweep(nobody)).toEqual(['chat']);
    expect((await load())?.at(-1)).toMatchObject({
      status: 'interrupted',
      text: 'Half an emoji: 😀',
      notes: ['quotes'],
    });
    expect(await countRecords()).toMatchObject({ runs: 0, journal: 0 });
    const { signal } = new AbortController();
    expect(await conversations.search('emoji', 10, signal)).toHaveLength(1);
  });

  it('puts the words of a continued answer after those it had', async () => {
    const journal = createJournal();
    const { start, answer } = makeStart('chat', 'one');
    await journal.begin(start);
    await journal.finish('one', { ...answer, status: 'incomplete', text: 'First' });
    const reopened = { ...answer, runId: 'two', status: 'queued' as const, text: 'First' };
    await journal.begin({ ...start, runId: 'two', turns: [reopened] });
    await journal.append('two', 0, [text(', then second')]);

    await createJournal().sweep(nobody);
    const turns = await load();
    expect(turns).toHaveLength(2);
    expect(turns?.at(-1)).toMatchObject({ status: 'interrupted', text: 'First, then second' });
  });

  it('leaves live runs alone', async () => {
    const journal = createJournal();
    await journal.begin(makeStart('chat', 'live').start);
    await journal.begin(makeStart('chat', 'dead').start);
    await journal.sweep((runId) => runId === 'live');
    const statuses = (await load())?.flatMap((turn) =>
      turn.role === 'assistant' ? [turn.status] : [],
    );
    expect(statuses).toEqual(['queued', 'interrupted']);
    expect(await countRecords()).toMatchObject({ runs: 1 });
  });

  it('leaves an answer alone that has ended', async () => {
    const journal = createJournal();
    await writeExchange(journal, 'chat', 'run');
    const database = await openDatabase();
    await database.put('runs', { runId: 'run', conversationId: 'chat', turnId: 'answer run' });
    await journal.sweep(nobody);
    expect((await load())?.at(-1)).toMatchObject({ status: 'complete' });
    expect(await countRecords()).toMatchObject({ runs: 0 });
  });

  it('passes over damaged batches and runs whose turn is gone', async () => {
    const journal = createJournal();
    await journal.begin(makeStart('chat', 'run').start);
    const database = await openDatabase();
    const broken: unknown[] = [null, 'text', [null], [{ type: 'unknown' }, null]];
    for (const [index, parts] of broken.entries()) {
      await database.put('journal', { runId: 'run', seq: index, parts: parts as StreamPart[] });
    }
    await journal.append('run', broken.length, [text('kept')]);
    await database.put('runs', { runId: 'ghost', conversationId: 'none', turnId: 'none' });
    await createJournal().sweep(nobody);
    expect((await load())?.at(-1)).toMatchObject({ status: 'interrupted', text: 'kept' });
    expect(await countRecords()).toMatchObject({ runs: 0, journal: 0 });
  });

  it('goes on with the others when one run cannot be ended', async () => {
    const journal = createJournal();
    for (const id of ['one', 'two']) await journal.begin(makeStart(id, id).start);
    breakDatabase('put', 'the commit fails');
    expect(await journal.sweep(nobody)).toEqual(['two']);
    expect(await journal.sweep(nobody)).toEqual(['one']);
  });

  it.each([
    ['keeps what can still be brought back', RESTORE_MS - 1, 1],
    ['purges it later, with all that belongs to it', RESTORE_MS, 0],
    ['purges it when the clock was set back', -RESTORE_MS, 0],
  ])('%s', async (_rule, later, left) => {
    const journal = createJournal();
    await writeExchange(journal, 'chat', 'run');
    await createDraftStore(openDatabase).save('chat', 'draft');
    await conversations.remove('chat');
    time += later;
    await journal.sweep(nobody);
    const counts = await countRecords();
    expect(counts).toMatchObject({ conversations: left, turns: 2 * left, drafts: left });
    expect(counts).toMatchObject({ search: left });
  });

  it('gives what the parts give, however they were cut into batches', async () => {
    const part = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', '\ud83d', '\ude00'), maxLength: 4 }).map(text),
      fc.constant<StreamPart>({ type: 'tool-call', name: 'search' }),
      fc.constant<StreamPart>({ type: 'text-replace', text: 'anew' }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(part, { maxLength: 4 }), { maxLength: 6 }),
        async (all) => {
          useFreshDatabase();
          const journal = createJournal();
          const { start, answer } = makeStart('chat', 'run');
          await journal.begin(start);
          for (const [seq, parts] of all.entries()) await journal.append('run', seq, parts);
          await createJournal().sweep(nobody);
          const folded = addParts(answer, all.flat());
          expect((await load())?.at(-1)).toEqual({
            ...folded,
            status: 'interrupted',
            text: folded.text.toWellFormed(),
          });
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('the connection', () => {
  it('stays open between answers, and steps aside when all is erased', async () => {
    const journal = createJournal();
    const one = makeStart('chat', 'one');
    await journal.begin(one.start);
    await journal.begin(makeStart('chat', 'two').start);
    for (let seq = 0; seq < 20; seq += 1) await journal.append('one', seq, [text('x')]);
    expect(open).toHaveBeenCalledTimes(1);

    await journal.finish('one', one.answer);
    await journal.append('two', 0, [text('x')]);
    expect(open).toHaveBeenCalledTimes(1);
    await journal.finish('two', makeStart('chat', 'two').answer);
    indexedDB.deleteDatabase(DATABASE_NAME);
    await vi.waitFor(async () => expect(await indexedDB.databases()).toEqual([]));
  });

  it('is opened again after it had to step aside', async () => {
    const journal = createJournal();
    await journal.begin(makeStart('chat', 'run').start);
    const database = await open.mock.results[0]?.value;
    database?.close();
    await Promise.all([
      journal.append('run', 0, [text('a')]),
      journal.append('run', 1, [text('b')]),
    ]);
    expect(open).toHaveBeenCalledTimes(2);
    expect(await countRecords()).toMatchObject({ journal: 2 });
  });

  it('that cannot be opened rejects with `storage`, and is tried again', async () => {
    const journal = createJournal();
    open.mockRejectedValueOnce(new DOMException('no', 'UnknownError'));
    const { start } = makeStart('chat', 'run');
    await expect(journal.begin(start)).rejects.toMatchObject({ code: 'storage' });
    await journal.begin(start);
    expect(await load()).toHaveLength(2);
  });

  it('gives way to a newer Gloss, and then says so', async () => {
    const journal = createJournal();
    await journal.begin(makeStart('chat', 'run').start);
    (await openDB(DATABASE_NAME, 99)).close();
    await expect(journal.append('run', 0, [text('x')])).rejects.toMatchObject({
      code: 'storage',
      details: { detail: 'newer-version' },
    });
  });

  it.each(REFUSAL_KINDS)('serves on after a batch that was refused: %s', async (refusal) => {
    const journal = createJournal();
    await journal.begin(makeStart('chat', 'run').start);
    breakDatabase('put', refusal);
    await expect(journal.append('run', 0, [text('x')])).rejects.toMatchObject({ code: 'storage' });
    await journal.append('run', 0, [text('x')]);
    expect(await countRecords()).toMatchObject({ journal: 1 });
  });
});
