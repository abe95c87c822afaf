import { describe, expect, it } from 'vitest';
import { findLocalModels } from '../../../lib/doctor/find-local-models.ts';
import { LOCAL_PATTERNS } from '../../../lib/doctor/local-servers.ts';
import { LOCAL_SERVERS, type LocalServerId } from '../../../lib/doctor/local-servers.ts';
import { findClosedOrigin, json, modelList, startServer, type Replies } from './fake-server.ts';
import { createLoggedFetch } from './logged-fetch.ts';

/** The programs that run, by id; all other ports are closed. `::` stands for localhost only. */
async function find(running: Partial<Record<LocalServerId | `${LocalServerId}::`, Replies>>) {
  const closed = await findClosedOrigin();
  const routes: Record<string, string> = {};
  for (const { id, port } of LOCAL_SERVERS) {
    const here = running[id];
    const there = running[`${id}::`] ?? here;
    routes[`http://127.0.0.1:${port}`] = here ? await startServer(here) : closed;
    routes[`http://localhost:${port}`] = there ? await startServer(there) : closed;
  }
  const { fetch, sent } = createLoggedFetch(routes);
  const { signal } = new AbortController();
  return { found: await findLocalModels({ fetch, signal }), sent };
}

const ollama: Replies = { 'GET /api/tags': json({ models: [{ name: 'qwen3:4b' }] }) };
const openAi: Replies = { 'GET /v1/models': modelList('one', 'two') };

describe('looking for models on this machine', () => {
  it('finds every program at its usual port', async () => {
    const { found } = await find({
      ollama,
      'lm-studio': openAi,
      'llama-cpp': openAi,
      vllm: openAi,
      jan: openAi,
      gpt4all: openAi,
    });
    const [first, ...others] = found;
    expect(first).toEqual({
      id: 'ollama',
      format: 'ollama',
      baseUrl: 'http://127.0.0.1:11434',
      models: ['qwen3:4b'],
      needsKey: false,
    });
    expect(others.map(({ id, baseUrl }) => [id, baseUrl])).toEqual([
      ['lm-studio', 'http://127.0.0.1:1234/v1'],
      ['llama-cpp', 'http://127.0.0.1:8080/v1'],
      ['vllm', 'http://127.0.0.1:8000/v1'],
      ['jan', 'http://127.0.0.1:1337/v1'],
      ['gpt4all', 'http://127.0.0.1:4891/v1'],
    ]);
    for (const { format, models } of others) {
      expect({ format, models }).toEqual({ format: 'openai-chat', models: ['one', 'two'] });
    }
  });

  it('finds nothing where nothing runs', async () => {
    expect((await find({})).found).toEqual([]);
  });

  it('finds a program that listens on localhost alone', async () => {
    const { found } = await find({ 'ollama::': ollama });
    expect(found).toMatchObject([{ id: 'ollama', baseUrl: 'http://localhost:11434' }]);
  });

  it('knows a program by what it says of its models, whatever its port', async () => {
    const data = [{ id: 'm', owned_by: 'vllm' }];
    const { found } = await find({ 'llama-cpp': { 'GET /v1/models': json({ data }) } });
    expect(found).toMatchObject([{ id: 'vllm', baseUrl: 'http://127.0.0.1:8080/v1' }]);
  });

  it('finds a program that wants a key', async () => {
    const { found } = await find({ jan: { '*': json({ error: 'Missing API key' }, 401) } });
    expect(found).toMatchObject([{ id: 'jan', models: [], needsKey: true }]);
  });

  it.each<[string, Replies]>([
    ['a web server', { '*': { type: 'text/html', body: '<!doctype html>' } }],
    ['a server that wants a login', { '*': { status: 401, type: 'text/html', body: 'Log in' } }],
    ['a server that knows no such path', { '*': json({ error: 'not found' }, 404) }],
    ['some other JSON', { '*': json({ ok: true }) }],
    ['silence', { '*': { status: 204 } }],
  ])('does not take %s for models', async (_what, replies) => {
    expect((await find({ 'llama-cpp': replies, vllm: replies })).found).toEqual([]);
  });

  it('sends nothing but addresses, to what it asks permission for', async () => {
    const { sent } = await find({ ollama });
    for (const { method, url, headers, body } of sent) {
      expect({ method, body }).toEqual({ method: 'GET', body: null });
      expect([...headers.keys()]).toEqual(['accept']);
      expect(LOCAL_PATTERNS).toContain(`http://${new URL(url).hostname}/*`);
    }
    expect(sent.filter(({ url }) => url.includes(':11434/'))).toHaveLength(1);
  });

  it('ends with the user’s stop', async () => {
    const stop = new AbortController();
    const fetch: typeof globalThis.fetch = async (_url, init) => {
      stop.abort();
      throw init?.signal?.reason;
    };
    await expect(findLocalModels({ fetch, signal: stop.signal })).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
  });
});
