import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createBackend } from './backend.mjs';
import type { Backend } from './backend.mjs';

let backend: Backend;

beforeAll(async () => {
  backend = await createBackend();
});
afterEach(() => backend.reset());
afterAll(() => backend.close());

function ask(model: string, prompt = 'Why is the sea salt?', init: RequestInit = {}) {
  return fetch(`${backend.url}/v1/chat/completions`, {
    method: 'POST',
    redirect: 'error',
    body: JSON.stringify({ model, stream: true, messages: [{ role: 'user', content: prompt }] }),
    ...init,
  });
}

/** The payloads of an event stream that has one data line an event, as the backend's has. */
function readPayloads(stream: string): string[] {
  return [...stream.matchAll(/^data: (.*)$/gm)].map((match) => match[1] ?? '');
}

function readText(stream: string): string {
  return [...stream.matchAll(/"content":("(?:[^"\\]|\\.)*")\}/g)]
    .map((match) => String(JSON.parse(match[1] ?? '""')))
    .join('');
}

/** The next request that is asked, once it has been logged. */
const waitForRequest = () => expect.poll(() => backend.requests.at(-1)).toBeDefined();

async function readFirstPiece(response: Response) {
  const reader = response.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  return new TextDecoder().decode(value);
}

describe('models that answer', () => {
  it.each([
    'demo',
    'length',
    'malformed',
    'hostile',
    'long',
    'chinese',
    'gap-0.01s',
    'silent-0.01s',
  ])('%s streams its words, says why it ended, and marks the end', async (model) => {
    const response = await ask(model);
    const stream = await response.text();
    expect(response.headers.get('content-type')).toMatch('text/event-stream');
    expect(readText(stream)).toBe(backend.requests[0]?.answer);
    expect(readText(stream)).not.toBe('');
    expect(stream).toContain(`"finish_reason":"${model === 'length' ? 'length' : 'stop'}"`);
    expect(readPayloads(stream).at(-1)).toBe('[DONE]');
  });

  it('demo names the first words of the prompt', async () => {
    expect(readText(await (await ask('demo')).text())).toContain('Why is the sea salt?');
  });

  it('echo gives the last user message back, whatever is in it', async () => {
    const prompt = '  two  spaces,\n"quotes", 海水 and 👩‍🚀  ';
    expect(readText(await (await ask('echo', prompt)).text())).toBe(prompt);
  });

  it('long has two thousand words', async () => {
    expect(
      readText(await (await ask('long')).text())
        .trim()
        .split(' '),
    ).toHaveLength(2000);
  });

  it('malformed has frames that are no JSON between the good ones', async () => {
    const payloads = readPayloads(await (await ask('malformed')).text());
    expect(() => payloads.forEach((payload) => JSON.parse(payload))).toThrow(SyntaxError);
  });

  it('sends the usage only when it is asked for', async () => {
    const body = { model: 'echo', stream: true, messages: [{ role: 'user', content: 'one two' }] };
    const withUsage = { ...body, stream_options: { include_usage: true } };
    expect(await (await ask('echo')).text()).not.toContain('"usage"');
    const stream = await (await ask('echo', '', { body: JSON.stringify(withUsage) })).text();
    expect(stream).toContain('"usage":{"prompt_tokens":2,"completion_tokens":2,"total_tokens":4}');
  });

  it.each(['json', 'echo'])(
    '%s answers in one JSON body where no stream is sent',
    async (model) => {
      const body = { model, stream: model === 'json', messages: [{ role: 'user', content: 'hi' }] };
      const response = await ask(model, '', { body: JSON.stringify(body) });
      const answer = await response.json();
      expect(answer.choices[0].message.content).toBe(backend.requests[0]?.answer);
      expect(answer.choices[0].finish_reason).toBe('stop');
    },
  );
});

describe('models that go wrong', () => {
  it.each([
    ['401', 401],
    ['403', 403],
    ['404', 404],
    ['429', 429],
    ['500', 500],
    ['key', 401],
  ])('%s refuses with status %d and a message', async (model, status) => {
    const response = await ask(model);
    expect(response.status).toBe(status);
    expect((await response.json()).error.message).not.toBe('');
  });

  it('429 says how long to wait', async () => {
    expect((await ask('429')).headers.get('retry-after')).toBe('2');
  });

  it('key answers whoever has the key', async () => {
    const response = await ask('key', 'hi', { headers: { authorization: 'Bearer test-key' } });
    expect(response.status).toBe(200);
    await response.body?.cancel();
  });

  it('307 sends the client elsewhere', async () => {
    const response = await ask('307', '', { redirect: 'manual' });
    expect(response.status).toBe(307);
  });

  it('html is a web page with status 200', async () => {
    const response = await ask('html');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch('text/html');
  });

  it('empty is a stream with nothing in it', async () => {
    expect(await (await ask('empty')).text()).toBe('');
  });

  it('no-finish ends without a finish reason and without the done mark', async () => {
    const stream = await (await ask('no-finish')).text();
    expect(readText(stream)).not.toBe('');
    expect(stream).not.toMatch(/DONE|"finish_reason":"/);
  });

  it('cut drops the socket in the middle of the answer', async () => {
    const response = await ask('cut');
    await expect(response.text()).rejects.toThrow(TypeError);
    expect(backend.requests[0]).toMatchObject({ closedByClient: false, finished: false });
  });

  it('error-frame breaks off with an error after three words', async () => {
    const payloads = readPayloads(await (await ask('error-frame')).text());
    expect(payloads).toHaveLength(4);
    expect(JSON.parse(payloads[3] ?? '')).toHaveProperty('error.message');
  });

  it('hostile points every kind of markup at addresses that are logged', async () => {
    const text = readText(await (await ask('hostile')).text());
    const beacons = text.match(new RegExp(`${backend.url}/beacon/[\\w-]+`, 'g')) ?? [];
    for (const markup of ['<script', '<img', '<iframe', '<style', '](javascript:', '![']) {
      expect(text).toContain(markup);
    }
    await fetch(beacons[0] ?? '');
    expect(backend.requests.at(-1)?.path).toBe('/beacon/script');
  });
});

describe('models that wait', () => {
  it('hold goes on only when it is released', async () => {
    const response = await ask('hold');
    const answer = response.text();
    await expect.poll(() => backend.requests[0]?.answer).toBe('First piece. Second piece. ');
    await fetch(`${backend.url}/release?id=${backend.requests[0]?.id}`, { method: 'POST' });
    expect(readText(await answer)).toBe('First piece. Second piece. Last piece.');
  });

  it('gap sends its first words at once', async () => {
    const abort = new AbortController();
    const response = await ask('gap-600s', '', { signal: abort.signal });
    expect(await readFirstPiece(response)).toContain('Before the gap.');
    abort.abort();
  });

  it('silent sends not even a header', async () => {
    const abort = new AbortController();
    const pending = ask('silent-600s', '', { signal: abort.signal });
    await waitForRequest();
    abort.abort();
    await expect(pending).rejects.toThrow('abort');
    await expect.poll(() => backend.requests[0]?.closedByClient).toBe(true);
  });
});

describe('the log', () => {
  it('keeps what was asked, with its headers and its parsed body', async () => {
    await ask('401', 'hi', { headers: { 'x-test': 'yes' } });
    expect(backend.requests).toEqual([
      expect.objectContaining({
        method: 'POST',
        path: '/v1/chat/completions',
        headers: expect.objectContaining({ 'x-test': 'yes' }),
        body: expect.objectContaining({ model: '401', stream: true }),
      }),
    ]);
    const log = await (await fetch(`${backend.url}/log`)).json();
    expect(log).toHaveLength(1);
  });

  it('tells a client that went away from an answer that was whole', async () => {
    await (await ask('echo')).text();
    const abort = new AbortController();
    await ask('slow', '', { signal: abort.signal });
    abort.abort();
    await expect.poll(() => backend.requests[1]?.closedAt).toBeTypeOf('number');
    expect(backend.requests[0]).toMatchObject({ closedByClient: false, finished: true });
    expect(backend.requests[1]).toMatchObject({ closedByClient: true, finished: false });
  });

  it('is cleared by POST /reset', async () => {
    await ask('401');
    await fetch(`${backend.url}/reset`, { method: 'POST' });
    expect(backend.requests).toEqual([]);
  });
});

describe('other origins', () => {
  const preflight = (url: string) =>
    fetch(`${url}/v1/chat/completions`, {
      method: 'OPTIONS',
      headers: { 'access-control-request-headers': 'authorization,x-own' },
    });

  it('are let in by default, with any header', async () => {
    const { status, headers } = await preflight(backend.url);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-headers')).toBe('authorization,x-own');
  });

  it('are kept out when CORS is off', async () => {
    const strict = await createBackend({ cors: false });
    const { status, headers } = await preflight(strict.url);
    await strict.close();
    expect(status).toBe(404);
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('pages', () => {
  it.each([
    ['/article', 200, 'text/html', '<p id="p8">'],
    ['/article-zh', 200, 'text/html', 'lang="zh"'],
    ['/frames', 200, 'text/html', '<iframe src="/frame"'],
    ['/frame', 200, 'text/html', 'id="inside"'],
    ['/form', 200, 'text/html', 'type="password"'],
    ['/error', 500, 'text/html', '<h1>'],
    ['/pdf', 200, 'application/pdf', '%PDF-1.4'],
    ['/v1/models', 200, 'application/json', '"id":"demo"'],
  ])('%s is there', async (path, status, type, content) => {
    const response = await fetch(backend.url + path);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(type);
    expect(await response.text()).toContain(content);
  });

  it('/big is as big as asked', async () => {
    const page = await (await fetch(`${backend.url}/big?kb=100`)).text();
    expect(/<p id="big">(.*)<\/p>/.exec(page)?.[1]).toHaveLength(100 * 1024);
  });

  it('/sink takes anything and says nothing', async () => {
    expect((await fetch(`${backend.url}/sink`, { method: 'POST', body: 'x' })).status).toBe(204);
  });

  it('/hang never answers', async () => {
    const abort = new AbortController();
    const pending = fetch(`${backend.url}/hang`, { signal: abort.signal });
    await waitForRequest();
    abort.abort();
    await expect(pending).rejects.toThrow('abort');
    await expect.poll(() => backend.requests[0]?.closedByClient).toBe(true);
  });
});
