import { describe, expect, it } from 'vitest';
import type { ChatMessage, StreamPart } from '../../lib/chat/engine.ts';
import { FORMATS } from '../../lib/formats/registry.ts';
import { createConnectionEngine } from '../../lib/relay/connection-engine.ts';
import type { Backend } from './backend.mjs';
import { toSettingsFile, type FileConnection } from './settings-file.mjs';
import { useBackend } from './use-backend.ts';
import { withModel } from './with-model.ts';

const backend = useBackend();

const { connections } = toSettingsFile('http://127.0.0.1:1');
const IDS = connections.map(({ id }) => id);

function findConnection({ url }: Backend, id: string): FileConnection {
  const connection = toSettingsFile(url).connections.find((each) => each.id === id);
  if (!connection) throw new Error(`no connection is called ${id}`);
  return connection;
}

const QUESTION: ChatMessage[] = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: 'Why is the sea salt?' },
];

let asked = 0;

async function ask(id: string, model: string) {
  asked += 1;
  const mark = { 'x-asked': String(asked) };
  const { name, ...connection } = withModel(findConnection(backend(), id), model, id);
  const engine = createConnectionEngine({
    name,
    endpoint: { ...connection, headers: mark },
    format: FORMATS[connection.format],
    limits: { firstByteMs: 0, silenceMs: 0 },
    now: Date.now,
    isPermitted: () => Promise.resolve(true),
  });
  const parts: StreamPart[] = [];
  const task = { kind: 'ask', question: 'Why is the sea salt?', passage: null } as const;
  const signal = new AbortController().signal;
  const emit = (part: StreamPart) => void parts.push(part);
  const failure = await engine
    .run({ messages: QUESTION, task }, emit, signal)
    .catch((error: unknown) => error);
  const records = backend().requests.filter(
    ({ headers }) => headers['x-asked'] === mark['x-asked'],
  );
  return {
    failure,
    records,
    record: records[0],
    text: readAnswer(parts),
    reasoning: parts
      .flatMap((part) => (part.type === 'reasoning-delta' ? [part.text] : []))
      .join(''),
    finishes: parts.flatMap((part) => (part.type === 'finish' ? [part.reason] : [])),
    errors: parts.flatMap((part) => (part.type === 'error' ? [part.error] : [])),
  };
}

function readAnswer(parts: StreamPart[]): string {
  let text = '';
  for (const part of parts) {
    if (part.type === 'text-delta') text += part.text;
    if (part.type === 'text-replace') ({ text } = part);
  }
  return text;
}

/** These end as they break off: with nothing. Only a lost connection tells the two apart. */
const SILENT_ENDS = new Set(['fastapi-text', 'fetch-sse', 'chatglm']);

const SAYS_LENGTH = new Set([
  'openai-chat',
  'openai-responses',
  'anthropic',
  'gemini',
  'ollama',
  'cohere',
  'dashscope',
  'tgi',
]);

const MUTE_THINKERS = /^(tgi|sider-v\d|baidu-1|fastapi.*|event-source|fetch.*|chatglm)$/;

describe.concurrent.each(IDS)('%s', (id) => {
  it.each(['echo', 'markdown', 'chinese'])('%s arrives as it was said', async (model) => {
    const { text, finishes, errors, failure, records } = await ask(id, model);
    expect({ text, finishes, errors, failure }).toEqual({
      text: records[0]?.answer,
      finishes: ['stop'],
      errors: [],
      failure: undefined,
    });
    expect(records).toHaveLength(1);
  });

  it('keeps thinking and answer apart', async () => {
    const { text, reasoning, record } = await ask(id, 'thinking');
    expect({ text, reasoning }).toEqual({ text: record?.answer, reasoning: record?.reasoning });
    expect(reasoning !== '').toBe(!MUTE_THINKERS.test(id));
  });

  it('fails when it was cut, with what came so far', async () => {
    const { failure, text, record } = await ask(id, 'cut');
    expect(failure).toMatchObject({ code: 'network' });
    expect(text).toBe(record?.answer);
  });

  it('has no end when it does not say so, if it has a way to', async () => {
    expect((await ask(id, 'no-finish')).finishes).toEqual(SILENT_ENDS.has(id) ? ['stop'] : []);
  });

  it('tells an error within the answer, with its words', async () => {
    const { errors, finishes } = await ask(id, 'error-frame');
    expect(finishes).toEqual([]);
    expect(errors.map(({ detail }) => detail)).toContain('The model ran out of memory.');
  });

  it('tells a refusal from a limit, and has its words', async () => {
    expect((await ask(id, '429')).failure).toMatchObject({ code: 'rate-limit' });
    const { failure, errors } = await ask(id, '401');
    const code = id.startsWith('baidu') ? 'session-missing' : 'auth';
    expect([failure, ...errors]).toContainEqual(expect.objectContaining({ code }));
  });

  it('says that an answer is too long, if it has a way to', async () => {
    const { finishes } = await ask(id, 'length');
    expect(finishes).toEqual([SAYS_LENGTH.has(id) ? 'length' : 'stop']);
  });

  it('bears broken and foreign frames', async () => {
    const { text, finishes, record } = await ask(id, 'malformed');
    expect({ text, finishes }).toEqual({ text: record?.answer, finishes: ['stop'] });
  });

  it('fails when there is no answer at all', async () => {
    expect((await ask(id, 'empty')).failure).toMatchObject({ code: 'empty-answer' });
  });
});

describe('thoughts between tags', () => {
  it('are told from the answer', async () => {
    const { text, reasoning, record } = await ask('openai-chat', 'think-tags');
    expect({ text, reasoning }).toEqual({ text: record?.answer, reasoning: record?.reasoning });
  });
});

describe('the key', () => {
  it.each(IDS)('of %s is in one header', async (id) => {
    const { record } = await ask(id, 'echo');
    const holders = Object.entries(record?.headers ?? {}).filter(([, value]) =>
      String(value).includes('test-key'),
    );
    expect(holders).toHaveLength(id.startsWith('baidu') ? 0 : 1);
    expect(JSON.stringify([record?.path, record?.body])).not.toContain('test-key');
  });
});
