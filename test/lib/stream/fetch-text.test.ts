import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GlossError } from '../../../lib/errors.ts';
import { fetchText } from '../../../lib/stream/fetch-text.ts';
import { createBackend } from '../../servers/backend.mjs';
import type { Backend } from '../../servers/backend.mjs';

let backend: Backend;

beforeAll(async () => {
  backend = await createBackend();
});
afterAll(() => backend.close());

const get = (path: string, signal = new AbortController().signal) =>
  fetchText(
    { url: backend.url + path, method: 'GET', headers: { accept: 'application/json' } },
    { signal, toError: (status) => new GlossError('server', 'refused', { status }) },
  );

describe('a text that is fetched', () => {
  it('is the whole body', async () => {
    expect(JSON.parse(await get('/v1/models'))).toHaveProperty('data');
  });

  it('is asked for with the headers given', async () => {
    await get('/v1/models');
    expect(backend.requests.at(-1)?.headers).toMatchObject({ accept: 'application/json' });
  });

  it('may be empty', async () => {
    expect(await get('/sink')).toBe('');
  });

  it('may not be over 4 MB', async () => {
    await expect(get('/big?kb=5000')).rejects.toMatchObject({ code: 'too-large' });
  });

  it('is refused as the server says', async () => {
    await expect(get('/error')).rejects.toMatchObject({ code: 'server', details: { status: 500 } });
  });

  it('can be given up', async () => {
    const stop = new AbortController();
    const text = get('/hang', stop.signal);
    await expect.poll(() => backend.requests.at(-1)?.path).toBe('/hang');
    stop.abort();
    await expect(text).rejects.toMatchObject({ name: 'AbortError' });
  });
});
