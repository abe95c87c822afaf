import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FORMATS } from '../../../lib/formats/registry.ts';
import { fetchModels } from '../../../lib/relay/fetch-models.ts';
import { createBackend, type Backend } from '../../servers/backend.mjs';

let backend: Backend;

beforeAll(async () => {
  backend = await createBackend();
});
afterEach(() => backend.reset());
afterAll(() => backend.close());

function ask(path: string, signal = new AbortController().signal): Promise<string[]> {
  const baseUrl = `${backend.url}${path}`;
  const endpoint = { baseUrl, apiKey: 'test-key', model: '', headers: {}, options: {} };
  return fetchModels(FORMATS['openai-chat'], endpoint, signal);
}

describe('the models of a connection', () => {
  it('come in the order of the server, from one request with the key', async () => {
    expect((await ask('/v1')).slice(0, 3)).toEqual(['demo', 'slow', 'echo']);
    expect(backend.requests).toMatchObject([
      { method: 'GET', path: '/v1/models', headers: { authorization: 'Bearer test-key' } },
    ]);
  });

  it('are not there where the address is wrong', async () => {
    await expect(ask('/v2')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are not asked for when the panel has gone', async () => {
    await expect(ask('/v1', AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    expect(backend.requests).toEqual([]);
  });
});
