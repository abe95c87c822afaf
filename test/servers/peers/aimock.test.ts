import type { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEndTracker } from '../../../lib/chat/end-state.ts';
import type { ChatMessage, StreamPart } from '../../../lib/chat/engine.ts';
import { FORMATS } from '../../../lib/formats/registry.ts';
import { createConnectionEngine } from '../../../lib/relay/connection-engine.ts';
import { fetchText } from '../../../lib/stream/fetch-text.ts';
import type { FileConnection } from '../settings-file.mjs';
import {
  PEER_ANSWER,
  PEER_REFUSAL,
  PEER_ROUTES,
  PEER_THOUGHTS,
  startAimock,
  toPeerConnection,
  type PeerRouteId,
} from './aimock.ts';

let peer: LLMock;

beforeAll(async () => {
  peer = await startAimock();
});
afterAll(() => peer.stop());

const TALK: ChatMessage[] = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: 'Why is the sea salt?' },
  { role: 'assistant', content: 'Rivers.' },
  { role: 'user', content: 'And why is that?' },
];

const join = (parts: StreamPart[], type: 'text-delta' | 'reasoning-delta') =>
  parts.map((part) => (part.type === type ? part.text : '')).join('');

/** Asks as the background does; resolves to what a reader gets, and to what the peer was sent. */
async function ask(route: PeerRouteId, model: string, change: Partial<FileConnection> = {}) {
  const { name, ...endpoint } = { ...toPeerConnection(peer, route, model), ...change };
  const engine = createConnectionEngine({
    name,
    endpoint,
    format: FORMATS[endpoint.format],
    limits: { firstByteMs: 0, silenceMs: 0 },
    now: Date.now,
    isPermitted: () => Promise.resolve(true),
  });
  const parts: StreamPart[] = [];
  const tracker = createEndTracker();
  const emit = (part: StreamPart) => {
    parts.push(part);
    tracker.see(part);
  };
  const task = { kind: 'ask', question: 'And why is that?', passage: null } as const;
  const before = peer.getRequests().length;
  const failure = await engine
    .run({ messages: TALK, task }, emit, new AbortController().signal)
    .catch((error: unknown) => error);
  return {
    failure,
    parts,
    end: tracker.end(),
    text: join(parts, 'text-delta'),
    reasoning: join(parts, 'reasoning-delta'),
    requests: peer.getRequests().slice(before),
  };
}

const ROUTES = Object.keys(PEER_ROUTES) as PeerRouteId[];

/** What the peer says otherwise than the vendor does, or not at all, is no case. */
const but = (...routes: PeerRouteId[]) => ROUTES.filter((route) => !routes.includes(route));

describe.each(ROUTES)('a server others wrote, as %s', (route) => {
  it('is asked once, and its answer is whole', async () => {
    const got = await ask(route, 'plain');
    expect(got).toMatchObject({ failure: undefined, text: PEER_ANSWER, reasoning: '' });
    expect(got.end).toEqual({ status: 'complete', finishReason: 'stop' });
    expect(got.requests).toHaveLength(1);
  });

  it('is understood where it does not stream, too', async () => {
    const { text, end } = await ask(route, 'plain', { options: { stream: false } });
    expect({ text, end }).toMatchObject({ text: PEER_ANSWER, end: { status: 'complete' } });
  });

  it('understands who said what before', async () => {
    const { text } = await ask(route, 'echo');
    expect(JSON.parse(text)).toEqual(TALK.map(({ role, content }) => [role, content]));
  });

  it('is not complete when it was cut, and what came stays', async () => {
    const { failure, text, end } = await ask(route, 'cut');
    expect(failure).toMatchObject({ code: 'network' });
    expect(end).toEqual({ status: 'incomplete' });
    expect(text).not.toBe('');
    expect(text).not.toBe(PEER_ANSWER);
    expect(PEER_ANSWER.startsWith(text)).toBe(true);
  });

  it('is not complete when it sends what is no JSON', async () => {
    const { parts, end } = await ask(route, 'malformed');
    expect({ parts, end }).toEqual({ parts: [], end: { status: 'incomplete' } });
  });

  it.each([
    ['gone', 'network'],
    ['dropped', 'server'],
    ['refusal-400', 'bad-request'],
    ['refusal-403', 'forbidden'],
    ['refusal-404', 'not-found'],
    ['refusal-429', 'rate-limit'],
    ['refusal-500', 'server'],
    ['refusal-503', 'server'],
  ])('fails before it says a word: %s is %s', async (model, code) => {
    const { failure, parts } = await ask(route, model);
    expect(failure).toMatchObject({ code });
    expect(parts).toEqual([]);
  });

  it('is quoted when it refuses, and says how long to wait', async () => {
    const { failure } = await ask(route, 'refusal-429');
    expect(failure).toMatchObject({
      details: { status: 429, detail: PEER_REFUSAL, retryAfterMs: 7000 },
    });
  });

  it('refuses a key that is not its own', async () => {
    const { failure } = await ask(route, 'plain', { apiKey: 'another-key' });
    expect(failure).toMatchObject({ code: 'auth', details: { status: 401 } });
  });

  it('calls a tool by its name', async () => {
    // Gemini itself ends a call with STOP, for which the peer has a word of its own.
    const model = PEER_ROUTES[route].format === 'gemini' ? 'tool-stop' : 'tool';
    const { parts, end } = await ask(route, model);
    expect(parts).toContainEqual({ type: 'tool-call', name: 'look_up' });
    expect(end).toEqual({ status: 'complete', finishReason: 'tool-calls' });
  });
});

describe('a server others wrote', () => {
  it.each(but('ollama'))('counts tokens as %s', async (route) => {
    const { parts } = await ask(route, 'plain');
    const counts = parts.flatMap((part) => (part.type === 'usage' ? [part] : []));
    expect(Object.assign({}, ...counts)).toMatchObject({ inputTokens: 21, outputTokens: 13 });
  });

  it.each(but('ollama', 'cohere'))('thinks apart from its answer as %s', async (route) => {
    const { text, reasoning, end } = await ask(route, 'thinking');
    expect({ text, reasoning }).toEqual({ text: PEER_ANSWER, reasoning: PEER_THOUGHTS });
    expect(end.status).toBe('complete');
  });

  it.each(but('ollama'))('says that its answer is too long as %s', async (route) => {
    const { text, end } = await ask(route, 'length');
    expect({ text, end }).toEqual({
      text: PEER_ANSWER,
      end: { status: 'incomplete', finishReason: 'length' },
    });
  });

  it.each(but('azure', 'ark', 'gemini', 'vertex'))('lists its models as %s', async (route) => {
    const connection = toPeerConnection(peer, route, 'plain');
    const { toModelsRequest, toError, parseModels } = FORMATS[connection.format];
    const request = toModelsRequest(connection);
    if (!request) throw new Error('it has no list');
    const body = await fetchText(request, { signal: new AbortController().signal, toError });
    expect(parseModels(body)).toEqual(expect.arrayContaining(['plain', 'thinking']));
  });
});
