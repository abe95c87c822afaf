import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { REQUEST } from '../../helpers/fake-engine.ts';
import { createBackend, type Backend } from '../../servers/backend.mjs';
import { askConnection, type ConnectionSetup } from './ask-connection.ts';

let backend: Backend;

beforeAll(async () => {
  backend = await createBackend();
});
afterEach(() => backend.reset());
afterAll(() => backend.close());

interface Setup extends ConnectionSetup {
  baseUrl?: string;
}

/** An answer of one of the backend's models on its way. */
const start = (model: string, { baseUrl = `${backend.url}/v1`, ...setup }: Setup = {}) =>
  askConnection(baseUrl, model, setup);

describe('a connection', () => {
  it('answers with the words of its model, from one request with its key', async () => {
    const { engine, ended, readText } = start('echo');
    expect(await ended).toMatchObject({ status: 'complete', finishReason: 'stop' });
    expect(readText()).toBe('Why?');
    expect(engine.info).toEqual({
      kind: 'connection',
      name: 'Local',
      model: 'echo',
      host: `127.0.0.1:${backend.port}`,
    });
    expect(backend.requests).toHaveLength(1);
    expect(backend.requests[0]).toMatchObject({
      headers: { authorization: 'Bearer test-key' },
      body: { model: 'echo', messages: REQUEST.messages },
    });
  });

  it('hands on each part while more is on its way', async () => {
    const { ended, readText } = start('hold');
    await expect.poll(readText).toBe('First piece. Second piece. ');
    backend.release();
    expect(await ended).toMatchObject({ status: 'complete' });
    expect(readText()).toBe('First piece. Second piece. Last piece.');
  });

  it.each([
    ['no-finish', { status: 'incomplete' }],
    ['length', { status: 'incomplete', finishReason: 'length' }],
    ['error-frame', { status: 'failed', error: { code: 'provider' } }],
    ['cut', { status: 'interrupted', error: { code: 'network' } }],
  ])('whose model is %s keeps what was said and ends %o', async (model, end) => {
    const { ended, readText } = start(model);
    expect(await ended).toMatchObject(end);
    expect(readText()).not.toBe('');
  });

  it.each([
    ['401', 'auth'],
    ['404', 'not-found'],
    ['500', 'server'],
    ['html', 'bad-response'],
    ['307', 'network'],
  ])(
    'that answers %s fails as %s, and names the host; nothing is sent again',
    async (model, code) => {
      const host = `127.0.0.1:${backend.port}`;
      expect(await start(model).ended).toMatchObject({
        status: 'failed',
        error: { code, host },
      });
      expect(backend.requests).toHaveLength(1);
    },
  );

  it('does not show the key that a server repeats', async () => {
    const { error } = await start('401').ended;
    expect(error?.detail).toBe('Incorrect API key provided: •••.');
  });
});

describe('a host that does not answer', () => {
  const findClosedUrl = async () => {
    const closed = await createBackend();
    await closed.close();
    return `${closed.url}/v1`;
  };

  it('is down where the browser lets us reach it', async () => {
    const { ended } = start('demo', { baseUrl: await findClosedUrl() });
    expect(await ended).toMatchObject({ error: { code: 'network' } });
  });

  it('lacks permission where it does not', async () => {
    const { ended } = start('demo', {
      baseUrl: await findClosedUrl(),
      isPermitted: async () => false,
    });
    expect(await ended).toMatchObject({ error: { code: 'permission-missing' } });
  });

  it('does not lack permission when it had begun to answer', async () => {
    const { ended } = start('cut', { isPermitted: async () => false });
    expect(await ended).toMatchObject({ error: { code: 'network' } });
  });
});

describe('a stop', () => {
  it.each(['silent-600s', 'gap-600s', 'slow', 'hold'])(
    'of %s reaches the server, which is told by the closed line',
    async (model) => {
      const { stop, ended } = start(model);
      await expect.poll(() => backend.requests).toHaveLength(1);
      stop.abort();
      expect(await ended).toMatchObject({ status: 'stopped' });
      await expect.poll(() => backend.requests[0]?.closedByClient).toBe(true);
    },
  );

  it('while the browser is asked for its permission is still a stop', async () => {
    const { stop, ended } = start('307', {
      isPermitted: async () => {
        stop.abort();
        return false;
      },
    });
    expect(await ended).toMatchObject({ status: 'stopped' });
  });
});
