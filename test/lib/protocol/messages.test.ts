import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { createPicture, createTextFile } from '../chat/sample-attachments.ts';
import { makeAnswer, makeQuestion } from '../chat/sample-turns.ts';
import {
  ACCESS_GRANTED,
  BACKGROUND_MESSAGE,
  PANEL_MESSAGE,
  type BackgroundMessage,
  type PanelMessage,
} from '../../../lib/protocol/messages.ts';

const ERROR = {
  code: 'rate-limit',
  message: 'status 429',
  detail: 'Slow down.',
  host: 'a.test',
  status: 429,
  retryAfterMs: 2000,
} as const;

const START = {
  type: 'chat-start',
  runId: 'run',
  connectionId: 'local',
  handoffId: 'handoff',
  request: {
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Why?' },
      { role: 'assistant', content: 'Because.' },
    ],
    task: {
      kind: 'ask',
      question: 'And?',
      passage: { text: 'Some text.', title: 'A page', url: 'https://a.test/' },
    },
  },
  conversation: { id: 'chat', title: 'And?' },
  turns: [
    {
      ...makeQuestion('And?', { parentId: 'before' }),
      task: {
        kind: 'ask',
        question: 'And?',
        passage: null,
        attachments: [createPicture('a.png'), createTextFile('b.txt', 'Tea.')],
      },
    },
    makeAnswer('So.', {
      parentId: 'And?',
      engine: { kind: 'on-device' },
      credits: { total: 2, remaining: 1 },
      usage: { inputTokens: 1 },
    }),
  ],
  isTemporary: false,
} satisfies PanelMessage;

/** One of each variant, with every field it may have. */
const PANEL_MESSAGES: PanelMessage[] = [
  START,
  { type: 'chat-stop', runId: 'run', afterSeq: 2 },
  { type: 'chat-pull', runId: 'run' },
  { type: 'chat-attach', runId: 'run', afterSeq: 3 },
  { type: 'erase-request', requestId: 'request', scope: 'chats' },
  { type: 'models-request', requestId: 'request', connectionId: 'local' },
  { type: 'diagnosis-request', requestId: 'request', connectionId: 'local' },
  { type: 'local-models-request', requestId: 'request' },
  { type: 'sample-request', requestId: 'request', connectionId: 'local' },
];

const BACKGROUND_MESSAGES: BackgroundMessage[] = [
  { type: 'chat-accepted', runId: 'run', engine: { kind: 'on-device' } },
  {
    type: 'chat-accepted',
    runId: 'run',
    engine: { kind: 'connection', name: 'Local', model: 'demo', host: '127.0.0.1:4010' },
  },
  { type: 'chat-refused', runId: 'run' },
  { type: 'chat-phase', runId: 'run', phase: { kind: 'queued' } },
  { type: 'chat-phase', runId: 'run', phase: { kind: 'waiting' } },
  { type: 'chat-phase', runId: 'run', phase: { kind: 'silent', sinceMs: 1 } },
  { type: 'chat-phase', runId: 'run', phase: { kind: 'retrying', untilMs: 2, error: ERROR } },
  { type: 'chat-unsaved', runId: 'run', error: ERROR },
  { type: 'chat-settled', runId: 'run' },
  { type: 'erased', requestId: 'request' },
  {
    type: 'chat-delta',
    runId: 'run',
    seq: 0,
    parts: [
      { type: 'text-delta', text: 'word' },
      { type: 'reasoning-delta', text: 'thought' },
      { type: 'note', code: 'quotes' },
      { type: 'usage', inputTokens: 1, outputTokens: 2 },
      { type: 'finish', reason: 'stop', raw: 'eos' },
      { type: 'error', error: ERROR },
    ],
  },
  {
    type: 'chat-end',
    runId: 'run',
    end: { status: 'failed', finishReason: 'length', error: ERROR },
  },
  { type: 'models-available', requestId: 'request', models: ['a', 'b'] },
  { type: 'sample-available', requestId: 'request', sample: 'data: Hello\n\n' },
  {
    type: 'diagnosis-available',
    requestId: 'request',
    diagnosis: {
      code: 'rate-limit',
      fixes: [{ type: 'wait', ms: 2000 }],
      totalMs: 12.5,
      error: { code: 'rate-limit', message: 'status 429' },
    },
  },
  {
    type: 'local-models-available',
    requestId: 'request',
    servers: [
      {
        id: 'ollama',
        format: 'ollama',
        baseUrl: 'http://127.0.0.1:11434',
        models: ['small'],
        needsKey: false,
      },
    ],
  },
  { type: 'request-error', requestId: 'request', error: ERROR },
];

const SCHEMAS: Array<[string, v.GenericSchema, readonly unknown[]]> = [
  ['the panel', PANEL_MESSAGE, PANEL_MESSAGES],
  ['the background', BACKGROUND_MESSAGE, BACKGROUND_MESSAGES],
  ['a gesture', ACCESS_GRANTED, [{ type: 'access-granted', windowId: 1 }]],
];
const CASES = SCHEMAS.flatMap(([name, schema, messages]) =>
  messages.map((message) => ({ name, schema, message })),
);

/** Every value inside, as the path to it. */
function listPaths(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [key],
    ...listPaths(inner).map((path) => [key, ...path]),
  ]);
}

/** A copy with another value at `path`. */
function replaceAt(value: unknown, [key, ...rest]: string[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = replaceAt(copy[key], rest, replacement);
  return copy;
}

const OF_EVERY_TYPE = [undefined, null, true, 7, Number.NaN, 'sign', [], {}];

function nameType(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null || Number.isNaN(value) ? String(value) : typeof value;
}

/** A task may be about no passage, a first question follows nothing, nobody has answered yet. */
const NULLABLE: ReadonlySet<unknown> = new Set(['passage', 'parentId', 'engine']);

describe('a message', () => {
  it.each(CASES)('of $name is taken as it is: $message.type', ({ schema, message }) => {
    expect(v.parse(schema, JSON.parse(JSON.stringify(message)))).toEqual(message);
  });

  it.each(CASES)(
    'of $name is refused with anything of another type in any place: $message.type',
    ({ schema, message }) => {
      for (const path of listPaths(message)) {
        const old = path.reduce<unknown>(
          (value, key) => (value as Record<string, unknown>)[key],
          message,
        );
        for (const replacement of OF_EVERY_TYPE) {
          if (nameType(old) === nameType(replacement)) continue;
          if (NULLABLE.has(path.at(-1)) && replacement === null) continue;
          // All of its fields may be missing, and an array has none of them.
          if (path.at(-1) === 'usage' && Array.isArray(replacement)) continue;
          const broken = replaceAt(message, path, replacement);
          expect(v.is(schema, broken), `${path.join('.')} = ${nameType(replacement)}`).toBe(false);
        }
      }
    },
  );

  it.each(CASES)('of $name loses what does not belong to it: $message.type', (example) => {
    const { schema, message } = example;
    expect(v.parse(schema, { ...(message as object), url: 'u', extra: 1 })).not.toHaveProperty(
      'extra',
    );
  });

  it.each([
    ['no connection', { ...START, connectionId: '' }],
    ['an endless name', { ...START, runId: 'x'.repeat(101) }],
    ['an unknown task', replaceAt(START, ['request', 'task', 'kind'], 'delete')],
    ['an unknown role', replaceAt(START, ['request', 'messages', '0', 'role'], 'tool')],
    ['an unknown type', { ...START, type: 'fetch' }],
    ['a type from Object', { ...START, type: 'constructor' }],
  ])('of the panel with %s is refused', (_what, message) => {
    expect(v.is(PANEL_MESSAGE, message)).toBe(false);
  });

  it('to the background has no room for an address or a key', () => {
    const smuggled = { ...START, url: 'https://evil.test', apiKey: 'sk-abcdefgh', headers: {} };
    expect(v.parse(PANEL_MESSAGE, smuggled)).toEqual(START);
  });

  it('may be about no passage, and need not come from a hand-over', () => {
    const { handoffId: _, ...start } = START;
    const message = replaceAt(start, ['request', 'task', 'passage'], null);
    expect(v.parse(PANEL_MESSAGE, message)).toEqual(message);
  });
});

describe('reading a message', () => {
  const noise = fc.anything({ withNullPrototype: true });
  const types = CASES.map(({ message }) => (message as { type: string }).type);

  it.each(SCHEMAS)('of %s never throws, whatever it is', (_name, schema) => {
    fc.assert(
      fc.property(
        noise,
        fc.constantFrom(...types),
        fc.dictionary(fc.string(), noise),
        (...[value, type, fields]) => {
          expect(() => v.safeParse(schema, value)).not.toThrow();
          expect(() => v.safeParse(schema, { ...fields, type })).not.toThrow();
        },
      ),
    );
  });

  it.each(CASES)('of $name survives junk in any place: $message.type', ({ schema, message }) => {
    fc.assert(
      fc.property(fc.constantFrom(...listPaths(message)), noise, (path, junk) => {
        const parsed = v.safeParse(schema, replaceAt(message, path, junk));
        if (parsed.success) expect(v.is(schema, parsed.output)).toBe(true);
      }),
    );
  });
});
