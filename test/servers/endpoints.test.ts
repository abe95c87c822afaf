import { describe, expect, it } from 'vitest';
import { askEndpoint, SAMPLE_IDS } from './sample-requests.ts';
import { useBackend } from './use-backend.ts';

const backend = useBackend();

const ask = (id: string, model: string, init?: RequestInit) =>
  askEndpoint(backend().url, [id, model], init);

/** Baidu knows its visitors by their cookie, and has no key. */
const KEYED = SAMPLE_IDS.filter((id) => !id.startsWith('baidu'));

const KEY_HEADERS: Record<string, Record<string, string>> = {
  anthropic: { 'x-api-key': 'test-key' },
  gemini: { 'x-goog-api-key': 'test-key' },
  'gemini-array': { 'x-goog-api-key': 'test-key' },
};

const BEARER = { authorization: 'Bearer test-key' };

/** How each says that it is done; the rest have no way to say it. */
const FINISH_MARK =
  /DONE|\[done\]|"finish_reason":"(stop|COMPLETE|eos_token)"|message_stop|"finishReason"|"done":true|response.completed|"endTurn":true/;

const SILENT_ENDS = ['fastapi-text', 'fetch-sse', 'chatglm'];

describe.concurrent.each(SAMPLE_IDS)('%s', (id) => {
  it('logs the answer it sends', async () => {
    const prompt = `Hi, ${id}.`;
    const response = await askEndpoint(backend().url, [id, 'echo', prompt]);
    expect(response.status).toBe(200);
    expect(await response.text()).not.toBe('');
    const records = backend().requests.filter(({ answer }) => answer === prompt);
    expect(records).toEqual([expect.objectContaining({ finished: true })]);
  });

  it('says that it is done where it can, and only then', async () => {
    const whole = await (await ask(id, 'echo')).text();
    expect(FINISH_MARK.test(whole)).toBe(!SILENT_ENDS.includes(id));
    const broken = ['no-finish', 'error-frame'].map(async (model) => (await ask(id, model)).text());
    for (const stream of await Promise.all(broken)) expect(stream).not.toMatch(FINISH_MARK);
  });

  it('breaks off with an error, or with the connection', async () => {
    expect(await (await ask(id, 'error-frame')).text()).toContain('The model ran out of memory.');
    await expect((await ask(id, 'cut')).text()).rejects.toThrow(TypeError);
  });

  it('sends a stream with nothing in it', async () => {
    expect(await (await ask(id, 'empty')).text()).toBe('');
  });

  it('refuses with a status and words', async () => {
    for (const [model, status] of [
      ['404', 404],
      ['429', 429],
      ['500', 500],
    ] as const) {
      const response = await ask(id, model);
      expect(response.status).toBe(status);
      expect(JSON.stringify(await response.json())).toMatch(/model|Rate limit|server/);
    }
  });

  it('can be a redirect or a web page', async () => {
    expect((await ask(id, '307')).status).toBe(307);
    expect(await (await ask(id, 'html')).text()).toMatch('<!doctype html>');
  });
});

describe.concurrent.each(KEYED)('the key of %s', (id) => {
  it('is wanted in its own header by the model "key"', async () => {
    const refusal = await ask(id, 'key');
    expect(refusal.status).toBe(id.startsWith('gemini') ? 400 : 401);
    const headers = KEY_HEADERS[id] ?? BEARER;
    const answer = await ask(id, 'key', { headers });
    expect(answer.status).toBe(200);
    await answer.body?.cancel();
  });
});

describe('Anthropic', () => {
  const askWith = (headers: Record<string, string>) =>
    askEndpoint(backend().url, ['anthropic', 'echo'], { headers });

  it('lets a browser in only when it says so', async () => {
    const origin = { origin: 'chrome-extension://abc' };
    expect((await askWith(origin)).status).toBe(401);
    const consent = { ...origin, 'anthropic-dangerous-direct-browser-access': 'true' };
    expect((await askWith(consent)).status).toBe(200);
  });

  it('wants a version', async () => {
    expect((await askWith({ 'anthropic-version': '' })).status).toBe(400);
  });

  it.each([
    ['no limit', { messages: [{ role: 'user', content: 'Hi.' }] }],
    ['a system message', { max_tokens: 1, messages: [{ role: 'user' }, { role: 'system' }] }],
    ['an answer first', { max_tokens: 1, messages: [{ role: 'assistant' }] }],
  ])('refuses %s', async (_case, body) => {
    const response = await ask('anthropic', 'echo', { body: JSON.stringify(body) });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
  });
});

describe('lists of models', () => {
  it.each([
    ['/v1/models', {}, '{"id":"demo","object":"model"'],
    ['/v1/models', { 'anthropic-version': '2023-06-01' }, '{"type":"model","id":"demo"'],
    ['/v1/models?endpoint=chat', {}, '{"name":"demo","endpoints":["chat"]}'],
    ['/v1beta/models', {}, '{"name":"models/demo"'],
    ['/api/tags', {}, '{"name":"demo","model":"demo"'],
    ['/api/version', {}, '{"version":'],
  ] as const)('%s with %o', async (path, headers, start) => {
    const response = await fetch(backend().url + path, { headers });
    expect(await response.text()).toContain(start);
  });
});

describe('Ollama as it is installed', () => {
  const strict = useBackend({ ollamaOrigins: false, cors: false });
  const askFrom = (origin?: string) =>
    askEndpoint(strict().url, ['ollama', 'echo'], origin ? { headers: { origin } } : {});

  it('refuses a foreign origin without a word', async () => {
    const response = await askFrom('chrome-extension://abc');
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toBeNull();
    expect(await response.text()).toBe('');
  });

  it.each([undefined, 'http://localhost:3000', 'http://127.0.0.1', 'app://obsidian.md'])(
    'answers %s',
    async (origin) => {
      expect((await askFrom(origin)).status).toBe(200);
    },
  );
});

describe('what the backend says of itself', () => {
  it('lists every endpoint on its page, and every model', async () => {
    const page = await (await fetch(`${backend().url}/`)).text();
    for (const word of ['Anthropic', '/generate_stream', 'settings.json', 'error-frame', '401']) {
      expect(page).toContain(word);
    }
  });

  it('has a settings file whose every connection is its own', async () => {
    const settings = (await (await fetch(`${backend().url}/settings.json`)).json()) as {
      connections: { id: string; baseUrl: string; custom?: { url: string } }[];
    };
    const ids = settings.connections.map(({ id }) => id);
    expect(ids).toEqual(SAMPLE_IDS.filter((id) => id !== 'gemini-array'));
    for (const { baseUrl, custom } of settings.connections) {
      expect(baseUrl).toMatch(backend().url);
      expect(custom?.url ?? baseUrl).toMatch(backend().url);
    }
  });
});
