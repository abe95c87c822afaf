import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../../lib/doctor/diagnosis.ts';
import { anthropic } from '../../../lib/formats/anthropic/anthropic.ts';
import { createBackend, type Backend } from '../../servers/backend.mjs';
import { diagnoseAt, KEY, type Setup } from './diagnose-at.ts';
import { json, sse, startServer, type Reply } from './fake-server.ts';

let backend: Backend;

beforeAll(async () => {
  backend = await createBackend();
});
afterAll(() => backend.close());

/** How the reads of an answer come, in milliseconds. */
interface Pace {
  /** Until the first. */
  waitMs: number;
  /** From one to the next. */
  stepMs?: number;
  /** What the machine takes over each piece. */
  workMs?: number;
}

/** What is found of one of the backend's models. */
async function diagnoseModel(model: string, apiKey = KEY) {
  const { diagnosis } = await diagnoseAt(`${backend.url}/v1`, { endpoint: { model, apiKey } });
  return diagnosis;
}

/** What is found of a server that answers every prompt like this, and lists no models. */
async function diagnoseReply(reply: Reply, setup?: Setup) {
  const origin = await startServer({ 'POST /v1/chat/completions': reply });
  return (await diagnoseAt(`${origin}/v1`, setup)).diagnosis;
}

describe('a connection that works', () => {
  it('is ok, after one request that holds nothing but the probe', async () => {
    const setup = { endpoint: { model: 'echo' } };
    const { diagnosis, sent } = await diagnoseAt(`${backend.url}/v1`, setup);
    expect(diagnosis).toEqual({ code: 'ok', fixes: [], firstTokenMs: 0, totalMs: 0 });
    expect(sent).toHaveLength(1);
    expect(JSON.parse(sent[0]?.body ?? '')).toMatchObject({
      model: 'echo',
      messages: [{ role: 'user', content: 'OK?' }],
    });
  });

  it('is not listened to longer than it takes', async () => {
    const diagnosis = await diagnoseModel('long');
    expect(diagnosis).toEqual({ code: 'ok', fixes: [], firstTokenMs: 0 });
    await expect.poll(() => backend.requests.at(-1)?.closedByClient).toBe(true);
  });

  it('is ok when it only thinks, for thoughts are words', async () => {
    const thought = { choices: [{ delta: { reasoning_content: 'hm' }, finish_reason: 'length' }] };
    expect(await diagnoseReply(sse(thought))).toMatchObject({ code: 'ok' });
  });
});

describe('the time an answer takes', () => {
  const word = `data: ${JSON.stringify({ choices: [{ delta: { content: 'a ' } }] })}\n\n`;
  const tenWords = Array<string>(10).fill(word);
  const atOnce = [tenWords.join('')];
  const inTwoReads = [tenWords.slice(0, 4).join(''), tenWords.slice(4).join('')];

  async function diagnoseReads(reads: string[], { waitMs, stepMs = 0, workMs = 0 }: Pace) {
    let timeMs = 0;
    const left = reads.entries();
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      const { value, done } = left.next();
      if (done) return controller.close();
      timeMs = waitMs + value[0] * stepMs;
      controller.enqueue(new TextEncoder().encode(value[1]));
    };
    const headers = { 'content-type': 'text/event-stream' };
    const { diagnosis } = await diagnoseAt('http://127.0.0.1', {
      now: () => (timeMs += timeMs === 0 ? 0 : workMs),
      wrapFetch: () => async () =>
        new Response(new ReadableStream({ pull }, { highWaterMark: 0 }), { headers }),
    });
    return diagnosis;
  }

  it.each([
    ['ten words one by one', tenWords, { waitMs: 900, stepMs: 40 }, 'ok'],
    ['ten words one by one after a while', tenWords, { waitMs: 4000, stepMs: 40 }, 'ok'],
    ['ten words one by one after long', tenWords, { waitMs: 8000, stepMs: 40 }, 'slow'],
    ['ten words at once, soon', atOnce, { waitMs: 300 }, 'ok'],
    ['ten words at once after a while', atOnce, { waitMs: 3000 }, 'buffered'],
    ['ten words in two reads after a while', inTwoReads, { waitMs: 3000, stepMs: 5 }, 'buffered'],
    ['ten words at once after long', atOnce, { waitMs: 8000 }, 'buffered'],
    ['one word after a while', [word], { waitMs: 3000 }, 'ok'],
    ['one word after long', [word], { waitMs: 5000 }, 'slow'],
  ])('with %s', async (_what, reads, pace: Pace, code) => {
    const diagnosis = await diagnoseReads(reads, pace);
    expect(diagnosis).toMatchObject({ code, firstTokenMs: pace.waitMs });
  });

  it('is that of the network, not of a busy machine', async () => {
    const diagnosis = await diagnoseReads(atOnce, { waitMs: 3000, workMs: 30 });
    expect(diagnosis).toMatchObject({ code: 'buffered' });
  });

  it('is too long when patience runs out before the first word', async () => {
    const patience = new AbortController();
    const setup = { endpoint: { model: 'silent-600s' }, signal: patience.signal };
    const before = backend.requests.length;
    const found = diagnoseAt(`${backend.url}/v1`, setup);
    await expect.poll(() => backend.requests.length).toBe(before + 1);
    patience.abort(new DOMException('Too long', 'TimeoutError'));
    const { diagnosis } = await found;
    expect(diagnosis).toMatchObject({ code: 'slow', fixes: [], error: { code: 'timeout' } });
    expect(diagnosis).not.toHaveProperty('firstTokenMs');
  });
});

describe('a stop', () => {
  it('while we ask around ends the diagnosis too', async () => {
    const stop = new AbortController();
    const origin = await startServer({ '*': { status: 404 } });
    const found = diagnoseAt(origin, {
      signal: stop.signal,
      wrapFetch: (fetch) => async (input, init) => {
        if (init?.method === 'GET') stop.abort();
        return fetch(input, init);
      },
    });
    await expect(found).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });

  it('while the model is silent ends the diagnosis without one', async () => {
    const stop = new AbortController();
    const setup = { endpoint: { model: 'silent-600s' }, signal: stop.signal };
    const before = backend.requests.length;
    const found = diagnoseAt(`${backend.url}/v1`, setup);
    await expect.poll(() => backend.requests.length).toBe(before + 1);
    stop.abort();
    await expect(found).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});

describe('patience that runs out while we ask around', () => {
  it('leaves what is known', async () => {
    const patience = new AbortController();
    const origin = await startServer({ '*': { status: 404 } });
    const { diagnosis } = await diagnoseAt(origin, {
      signal: patience.signal,
      wrapFetch: (fetch) => async (input, init) => {
        if (init?.method === 'GET') {
          patience.abort(new DOMException('Too long', 'TimeoutError'));
        }
        return fetch(input, init);
      },
    });
    expect(diagnosis).toMatchObject({ code: 'other', error: { code: 'not-found' } });
  });
});

describe('a key', () => {
  const enterKey = { fixes: [{ type: 'enter-key' }] };

  it.each([
    ['is missing where none is set', '', 'key-missing'],
    ['is wrong where one is set', 'another', 'key-wrong'],
  ])('%s', async (_title, apiKey, code) => {
    expect(await diagnoseModel('key', apiKey)).toMatchObject({ code, ...enterKey });
  });

  it('in a header of the user’s own counts as one', async () => {
    const refusal = json({ error: { message: 'no' } }, 401);
    const endpoint = { apiKey: '', headers: { 'api-key': 'mine' } };
    expect(await diagnoseReply(refusal, { endpoint })).toMatchObject({ code: 'key-wrong' });
  });

  it('that is not there may be forbidden in place of unknown', async () => {
    const words = 'Method does not allow unregistered callers. Please use an API key.';
    const refusal = json({ error: { code: 403, message: words } }, 403);
    const setup = { endpoint: { apiKey: '' } };
    expect(await diagnoseReply(refusal, setup)).toMatchObject({ code: 'key-missing', ...enterKey });
    expect(await diagnoseReply(refusal)).toMatchObject({ code: 'no-rights', fixes: [] });
  });
});

describe('what a server says of itself', () => {
  const cases: [what: string, reply: Reply, found: Partial<Diagnosis>][] = [
    ['no rights', json({ error: { message: 'Your plan lacks it.' } }, 403), { code: 'no-rights' }],
    ['no money', json({ error: { message: 'Insufficient balance' } }, 402), { code: 'no-money' }],
    [
      'no money, sent as a rate limit',
      json({ error: { code: 'insufficient_quota', message: 'quota' } }, 429),
      { code: 'no-money' },
    ],
    [
      'too long for the context, inside the answer',
      sse({ error: { message: 'The prompt is over the context length.' } }),
      { code: 'context' },
    ],
    ['a rate limit of unknown length', json({}, 429), { code: 'rate-limit', fixes: [] }],
    ['an error of its own', json({ error: { message: 'Out of memory' } }, 500), { code: 'other' }],
    ['a parameter it dislikes', json({ error: { message: 'top_p' } }, 400), { code: 'other' }],
    ['nothing', sse(), { code: 'empty' }],
    [
      'the end, and no word before it',
      sse({ choices: [{ delta: {}, finish_reason: 'stop' }] }),
      { code: 'empty' },
    ],
    [
      'that the model does not exist',
      json({ error: { message: 'The model `demo` does not exist' } }, 404),
      { code: 'model-missing', fixes: [] },
    ],
  ];

  it.each(cases)('%s', async (_what, reply, found) => {
    expect(await diagnoseReply(reply)).toMatchObject(found);
  });

  it('a rate limit with the time to wait', async () => {
    const fixes = [{ type: 'wait', ms: 2000 }];
    expect(await diagnoseModel('429')).toMatchObject({ code: 'rate-limit', fixes });
  });

  it('a broken line after the first words is no connection problem', async () => {
    expect(await diagnoseModel('cut')).toMatchObject({ code: 'other', error: { code: 'network' } });
  });

  it('that it is Anthropic and wants the header for browsers', async () => {
    const name = 'anthropic-dangerous-direct-browser-access';
    const message = `CORS requests must set '${name}' header`;
    const refusal = json({ type: 'error', error: { type: 'authentication_error', message } }, 401);
    const origin = await startServer({ 'POST /v1/messages': refusal });
    const { diagnosis } = await diagnoseAt(origin, { format: anthropic });
    const fixes = [{ type: 'set-header', name, value: 'true' }];
    expect(diagnosis).toMatchObject({ code: 'anthropic-browser', fixes });
  });

  it('that it is Anthropic and the organisation forbids browsers', async () => {
    const message = 'CORS requests are not allowed for this Organization because of its settings';
    const refusal = json({ type: 'error', error: { type: 'authentication_error', message } }, 401);
    const origin = await startServer({ 'POST /v1/messages': refusal });
    const { diagnosis } = await diagnoseAt(origin, { format: anthropic });
    expect(diagnosis).toMatchObject({ code: 'anthropic-browser', fixes: [] });
    expect(diagnosis.error?.detail).toBe(message);
  });
});

describe('a connection that cannot be used', () => {
  it('has an address that is none', async () => {
    const { diagnosis, sent } = await diagnoseAt('ftp://127.0.0.1/v1');
    expect(diagnosis).toMatchObject({ code: 'other', error: { code: 'invalid-url' } });
    expect(sent).toEqual([]);
  });
});
