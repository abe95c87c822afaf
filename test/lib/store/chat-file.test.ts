import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGlossError } from '../../../lib/errors.ts';
import {
  MAX_CHAT_FILE_BYTES,
  parseChatFile,
  readChatFile,
  writeChatFile,
} from '../../../lib/store/chat-file.ts';
import type { StoredConversation } from '../../../lib/store/conversation-record.ts';
import { createConversationStore } from '../../../lib/store/conversation-store.ts';
import { openDatabase } from '../../../lib/store/database.ts';
import { WORDS } from '../chat/export-words.ts';
import { makeAnswer, makeQuestion, makeQuestionAbout } from '../chat/sample-turns.ts';
import { useFreshDatabase } from './fresh-database.ts';
import { makeChat } from './sample-chats.ts';

const question = makeQuestionAbout('Why?', { text: 'T', title: '<b>x</b>', url: 'http://a.test' });
const answer = makeAnswer('Because.', {
  parentId: question.id,
  engine: { kind: 'connection', name: 'Local', model: 'demo', host: 'a.test' },
  usage: { inputTokens: 1 },
  error: { code: 'server', message: 'm' },
});
const chat = makeChat('chat', [question, answer], { pinnedAt: 5 });

async function* iterate(chats: readonly StoredConversation[]) {
  yield* chats;
}
const write = (chats: readonly StoredConversation[], kind: 'json' | 'markdown' = 'json') =>
  writeChatFile(kind, iterate(chats), WORDS);

/** A file with one chat in which some fields are others. */
const toFile = (turns: unknown, changes: object = {}) =>
  JSON.stringify({
    'gloss-chats': 1,
    conversations: [{ ...chat.conversation, turns, ...changes }],
  });
const parseOne = (turns: unknown, changes: object = {}) => {
  const [parsed] = parseChatFile(toFile(turns, changes));
  if (!parsed) throw new Error('there is no chat');
  return parsed;
};

function catchError(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('a file of chats that is written', () => {
  it('is read as what was stored, but for runs and connections', async () => {
    const placed = { ...answer, runId: answer.id, connectionId: 'elsewhere' };
    expect(parseChatFile(await write([chat]))).toEqual([{ ...chat, turns: [question, placed] }]);
    expect(parseChatFile(await write([]))).toEqual([]);
  });

  it('names no run and no connection', async () => {
    const secret = makeAnswer('x', { runId: 'canary-1', connectionId: 'canary-2' });
    expect(await write([makeChat('chat', [secret])])).not.toContain('canary');
  });

  it('in Markdown has one chat after the other', async () => {
    const text = await write([chat, makeChat('other', [makeQuestion('Q')])], 'markdown');
    expect(text.match(/^# .*$/gm)).toEqual(['# chat', '# other']);
  });

  it('comes back through the store', async () => {
    useFreshDatabase();
    const store = createConversationStore(openDatabase, () => 2000);
    await store.add(parseChatFile(await write([chat])));
    const again = parseChatFile(await writeChatFile('json', store.readAll(), WORDS));
    expect(again).toEqual(parseChatFile(await write([chat])));
  });
});

describe('a file of chats that is read', () => {
  it('has nothing that is on its way', () => {
    const turns = [
      question,
      { ...answer, status: 'streaming' },
      { ...answer, id: 'b', status: 'queued' },
    ];
    const statuses = parseOne(turns).turns.map((turn) => turn.role === 'assistant' && turn.status);
    expect(statuses).toEqual([false, 'interrupted', 'interrupted']);
  });

  it('brings no connection and no key, whatever it says', () => {
    const text = JSON.stringify({
      'gloss-chats': 1,
      conversations: [{ ...chat.conversation, turns: [question], apiKey: 'canary' }],
      connections: [{ id: 'evil', baseUrl: 'http://evil.test', apiKey: 'canary' }],
      activeConnection: 'evil',
    });
    expect(JSON.stringify(parseChatFile(text))).not.toMatch(/canary|evil/);
  });

  it('keeps an answer of this device as such', () => {
    const { turns } = parseOne([{ ...answer, engine: { kind: 'on-device' } }]);
    expect(turns[0]).toMatchObject({ connectionId: 'on-device' });
  });

  it('has turns whose parents are there, and no circles', () => {
    const turns = [
      makeQuestion('child', { parentId: 'lost' }),
      makeQuestion('grandchild', { parentId: 'child' }),
      makeQuestion('one', { parentId: 'two' }),
      makeQuestion('two', { parentId: 'one' }),
      makeQuestion('self', { parentId: 'self' }),
    ];
    expect(parseOne(turns).turns.map(({ parentId }) => parentId)).toEqual([
      null,
      'child',
      'two',
      null,
      null,
    ]);
  });

  it('has a head that is there', () => {
    expect(parseOne([question, answer], { headId: 'lost' }).conversation.headId).toBe(answer.id);
  });

  it('has titles on one line, as text', () => {
    const { conversation } = parseOne([question], { title: '<img src=x>\n\u202Eevil' });
    expect(conversation.title).toBe('<img src=x> evil');
  });

  it('changes no prototype', () => {
    const text = toFile([question]).replaceAll('"id"', '"__proto__":{"polluted":"yes"},"id"');
    const [parsed] = parseChatFile(text);
    expect(Object.getPrototypeOf(parsed?.conversation)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(parsed?.turns[0])).toBe(Object.prototype);
    expect({}).not.toHaveProperty('polluted');
    expect(JSON.stringify(parsed)).not.toContain('polluted');
  });

  it('may be nested as deep as it likes where nobody looks', () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    const text = toFile([question]).replace('"title"', `"deep":${deep},"title"`);
    expect(parseChatFile(text)).toHaveLength(1);
  });
});

describe('a file of chats that is wrong', () => {
  const first = 'conversations.0';
  const wrong: Array<[what: string, text: string, detail: string | undefined]> = [
    ['no JSON', '{', undefined],
    ['settings', '{"gloss":1,"connections":[]}', 'gloss-chats'],
    ['of a later version', '{"gloss-chats":2,"conversations":[]}', 'gloss-chats'],
    ['without chats', '{"gloss-chats":1}', 'conversations'],
    ['with chats by name', '{"gloss-chats":1,"conversations":{}}', 'conversations'],
    ['with a chat that is null', '{"gloss-chats":1,"conversations":[null]}', first],
    ['without a title', toFile([question], { title: undefined }), `${first}.title`],
    [
      'with a title that is too long',
      toFile([question], { title: 'x'.repeat(501) }),
      `${first}.title`,
    ],
    ['with a time in words', toFile([question], { updatedAt: 'now' }), `${first}.updatedAt`],
    ['without turns', toFile([]), `${first}.turns`],
    ['with turns in a text', toFile('turns'), `${first}.turns`],
    ['with a turn that is a number', toFile([7]), `${first}.turns.0`],
    ['with an unknown speaker', toFile([{ ...question, role: 'system' }]), `${first}.turns.0.role`],
    ['with an id that is an object', toFile([{ ...question, id: {} }]), `${first}.turns.0.id`],
    [
      'with words that are none',
      toFile([question, { ...answer, text: 7 }]),
      `${first}.turns.1.text`,
    ],
    ['with two turns of one id', toFile([question, question]), `${first}.turns.1`],
    [
      'with an address deep within that is none',
      toFile([{ ...answer, citations: [{ url: 1, title: '' }] }]),
      `${first}.turns.0.citations.0.url`,
    ],
  ];

  it.each(wrong)('%s is refused, and the place is named', (_what, text, detail) => {
    expect(catchError(() => parseChatFile(text))).toMatchObject({
      code: 'invalid-file',
      details: detail === undefined ? {} : { detail },
    });
  });

  it('is refused when it is too large, before it is read', async () => {
    const file = new Blob([]);
    Object.defineProperty(file, 'size', { value: MAX_CHAT_FILE_BYTES + 1 });
    file.text = () => Promise.reject(new Error('it was read'));
    await expect(readChatFile(file)).rejects.toMatchObject({
      code: 'invalid-file',
      details: { detail: 'too-large' },
    });
    expect(await readChatFile(new Blob([toFile([question])]))).toHaveLength(1);
  });

  it('throws nothing but `invalid-file`, whatever it holds', async () => {
    const whole = await write([chat]);
    const damaged = fc
      .tuple(fc.nat({ max: whole.length }), fc.nat({ max: 9 }), fc.string({ maxLength: 5 }))
      .map(([at, length, text]) => whole.slice(0, at) + text + whole.slice(at + length));
    const planted = fc.jsonValue().map((value) => toFile([value], { pinnedAt: value }));
    fc.assert(
      fc.property(fc.oneof(fc.json(), damaged, planted), (text) => {
        try {
          expect(parseChatFile(text)).toBeInstanceOf(Array);
        } catch (error) {
          expect(isGlossError(error) && error.code).toBe('invalid-file');
        }
      }),
      { numRuns: 300 },
    );
  });
});
