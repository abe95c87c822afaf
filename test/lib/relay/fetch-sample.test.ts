import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FORMATS } from '../../../lib/formats/registry.ts';
import { fetchSample } from '../../../lib/relay/fetch-sample.ts';
import { createBackend, type Backend } from '../../servers/backend.mjs';

let backend: Backend;

beforeAll(async () => {
  backend = await createBackend();
});
afterEach(() => backend.reset());
afterAll(() => backend.close());

interface Call {
  model?: string;
  path?: string;
  signal?: AbortSignal;
  timeoutMs?: number;
}

function fetch({ model = 'demo', path = '/fastapi/sider', ...options }: Call = {}) {
  const custom = {
    method: 'POST',
    url: `${backend.url}${path}`,
    body: '{"prompt":"{{prompt}}","stream":true,"model":"{{model}}"}',
    framing: 'auto',
    textPath: '',
    mode: 'auto',
    doneMark: '',
    errorPath: '',
  } as const;
  const endpoint = { baseUrl: backend.url, apiKey: 'test-key', model, headers: {}, options: {} };
  const { signal = new AbortController().signal, ...rest } = options;
  return fetchSample(FORMATS.custom, { ...endpoint, custom }, { signal, ...rest });
}

describe('a sample of an answer', () => {
  it('comes as it is, from one request that holds nothing of the user', async () => {
    const sample = await fetch();
    expect(sample).toMatch(/^data:\{"code":0,/);
    expect(sample).toContain('[DONE]');
    expect(backend.requests).toHaveLength(1);
    expect(backend.requests[0]).toMatchObject({
      method: 'POST',
      headers: { authorization: 'Bearer test-key' },
      body: { prompt: 'Say hello.' },
    });
  });

  it('is cut where it is long, and no longer listened to', async () => {
    const sample = await fetch({ model: 'long' });
    expect(new TextEncoder().encode(sample).length).toBeLessThanOrEqual(64 * 1024);
    expect(sample.length).toBeGreaterThan(60_000);
  });

  it('is what has come, where the answer breaks off', async () => {
    const sample = await fetch({ model: 'cut' });
    expect(sample).toMatch(/^data:\{"code":0,/);
    expect(sample).not.toContain('[DONE]');
  });

  it('is what has come, where the answer does not end in time', async () => {
    expect(await fetch({ model: 'hold', timeoutMs: 500 })).toMatch(/^data:\{"code":0,/);
  });

  it.each([
    ['refused', { model: '401' }, 'auth'],
    ['nowhere', { path: '/nowhere' }, 'not-found'],
    ['empty', { model: 'empty' }, 'empty-answer'],
  ])('is none where the answer is %s', async (_what, call, code) => {
    await expect(fetch(call)).rejects.toMatchObject({
      code,
      details: { host: expect.any(String) },
    });
  });

  it('is not asked for when the panel has gone', async () => {
    await expect(fetch({ signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(backend.requests).toEqual([]);
  });
});
