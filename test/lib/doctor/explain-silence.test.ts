import { describe, expect, it } from 'vitest';
import { LOCAL_SERVERS } from '../../../lib/doctor/local-servers.ts';
import { swapScheme } from '../../../lib/doctor/base-urls.ts';
import { ollama } from '../../../lib/formats/ollama/ollama.ts';
import { diagnoseAt, KEY } from './diagnose-at.ts';
import { findClosedOrigin, json, modelList, startServer, type Replies } from './fake-server.ts';

/** Keeps the usual ports of this machine out of the tests. */
async function closeUsualPorts() {
  const closed = await findClosedOrigin();
  return Object.fromEntries(
    LOCAL_SERVERS.map(({ port }) => [`http://127.0.0.1:${port}`, closed] as const),
  );
}

/** A browser where we lack the permission, and the server says nothing of CORS. */
function blockPrompts(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (init?.method === 'POST') throw new TypeError('Failed to fetch');
    return response;
  };
}

describe('a host that gives no answer', () => {
  it('is not asked again where the browser forbids it', async () => {
    const origin = await findClosedOrigin();
    const { diagnosis, sent } = await diagnoseAt(`${origin}/v1`, {
      isPermitted: async () => false,
    });
    const fixes = [{ type: 'allow-host', pattern: 'http://127.0.0.1/*' }];
    expect(diagnosis).toMatchObject({ code: 'permission', fixes, error: { code: 'network' } });
    expect(sent).toHaveLength(1);
  });

  it('is unreachable where nothing else answers either', async () => {
    const origin = await findClosedOrigin();
    const { diagnosis } = await diagnoseAt(`${origin}/v1`, { routes: await closeUsualPorts() });
    expect(diagnosis).toMatchObject({ code: 'unreachable', fixes: [], error: { code: 'network' } });
  });

  it('is unreachable too where the browser cannot tell what it permits', async () => {
    const origin = await findClosedOrigin();
    const { diagnosis } = await diagnoseAt(`${origin}/v1`, {
      routes: await closeUsualPorts(),
      isPermitted: () => Promise.reject(new Error('no such API')),
    });
    expect(diagnosis).toMatchObject({ code: 'unreachable' });
  });

  it('turns extensions away where it answers a question but no prompt', async () => {
    const origin = await startServer({ '*': json({ error: 'Unexpected endpoint or method.' }) });
    const { diagnosis } = await diagnoseAt(`${origin}/v1`, { wrapFetch: blockPrompts });
    expect(diagnosis).toMatchObject({ code: 'cors-off', fixes: [] });
  });
});

describe('the other scheme', () => {
  const TLS_WORDS = 'Client sent an HTTP request to an HTTPS server.\n';

  it('is http where https fails on this machine', async () => {
    const origin = await startServer({});
    const { diagnosis } = await diagnoseAt(`${swapScheme(origin)}/v1`);
    const fixes = [{ type: 'set-base-url', baseUrl: `${origin}/v1` }];
    expect(diagnosis).toMatchObject({ code: 'use-http', fixes });
  });

  it('is http on this machine even where we may not look', async () => {
    const origin = await findClosedOrigin();
    const { diagnosis, sent } = await diagnoseAt(`${swapScheme(origin)}/v1`, {
      isPermitted: async (url) => url.startsWith('https:'),
    });
    expect(diagnosis).toMatchObject({ code: 'use-http' });
    expect(sent.every(({ url }) => url.startsWith('https:'))).toBe(true);
  });

  it('is no way out where the port does speak https, only not to us', async () => {
    const origin = await startServer({ '*': { status: 400, body: TLS_WORDS } });
    const { diagnosis } = await diagnoseAt(`${swapScheme(origin)}/v1`);
    expect(diagnosis).toMatchObject({ code: 'tls', fixes: [] });
  });

  it('is no way out on the internet, where the key would be open to all', async () => {
    const web = await startServer({});
    const { diagnosis } = await diagnoseAt('https://models.example/v1', {
      routes: {
        'https://models.example': await findClosedOrigin(),
        'http://models.example': web,
      },
    });
    expect(diagnosis).toMatchObject({ code: 'tls', fixes: [] });
  });

  it('is https where http is silent', async () => {
    const { diagnosis } = await diagnoseAt('http://models.example/v1', {
      routes: {
        'http://models.example': await findClosedOrigin(),
        'https://models.example': await startServer({}),
      },
    });
    const fixes = [{ type: 'set-base-url', baseUrl: 'https://models.example/v1' }];
    expect(diagnosis).toMatchObject({ code: 'use-https', fixes });
  });

  it('is https where the server says so', async () => {
    const origin = await startServer({ '*': { status: 400, body: TLS_WORDS } });
    const { diagnosis, sent } = await diagnoseAt(`${origin}/v1`);
    const fixes = [{ type: 'set-base-url', baseUrl: `${swapScheme(origin)}/v1` }];
    expect(diagnosis).toMatchObject({ code: 'use-https', fixes });
    expect(sent).toHaveLength(1);
  });
});

describe('the usual port', () => {
  const OPENAI: Replies = { 'GET /v1/models': modelList('llama3') };
  const OLLAMA: Replies = { 'GET /api/tags': json({ models: [{ name: 'llama3:latest' }] }) };

  it.each([
    ['1143', '11434', '/v1', {}, OPENAI],
    ['12345', '1234', '/v1', {}, OPENAI],
    ['8081', '8080', '/v1', {}, OPENAI],
    ['1234', '11434', '', { format: ollama }, OLLAMA],
  ])('that is most like %s is %s', async (wrong, right, path, setup, replies) => {
    const { diagnosis, sent } = await diagnoseAt(`http://127.0.0.1:${wrong}${path}`, {
      ...setup,
      endpoint: { headers: { 'x-secret': KEY } },
      routes: {
        ...(await closeUsualPorts()),
        [`http://127.0.0.1:${wrong}`]: await findClosedOrigin(),
        [`http://127.0.0.1:${right}`]: await startServer(replies),
      },
    });
    const fixes = [{ type: 'set-base-url', baseUrl: `http://127.0.0.1:${right}${path}` }];
    expect(diagnosis).toMatchObject({ code: 'wrong-port', fixes });
    expect(sent.at(-1)?.url).toContain(`:${right}/`);
  });

  it('is not offered where something else listens there', async () => {
    const { diagnosis } = await diagnoseAt('http://127.0.0.1:8081/v1', {
      routes: {
        ...(await closeUsualPorts()),
        'http://127.0.0.1:8081': await findClosedOrigin(),
        'http://127.0.0.1:8080': await startServer({ '*': { type: 'text/html', body: '<html>' } }),
      },
    });
    expect(diagnosis).toMatchObject({ code: 'unreachable' });
  });

  it('is not looked for on the internet', async () => {
    const { sent } = await diagnoseAt('http://models.example:8081/v1', {
      routes: {
        'http://models.example:8081': await findClosedOrigin(),
        'https://models.example:8081': await findClosedOrigin(),
      },
    });
    expect(sent.map(({ url }) => new URL(url).port)).toEqual(['8081', '8081', '8081']);
  });
});
