/**
 * A server for the tests that breaks off, falls silent or refuses as it is told by the model's name:
 * `verb:argument:…`, after an `@` a name to count by, such as `reset:3@first` (see fault-verbs.mjs).
 * The same can stand in the path: `/reset:3@first/v1/chat/completions`. It speaks OpenAI's chat
 * completions over plain and, self-signed, over encrypted HTTP; redirects lead to a second origin
 * that records what it gets. Plain Node, no dependency, 127.0.0.1 only.
 */
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createExchange } from './exchange.mjs';
import { VERBS } from './fault-verbs.mjs';
import { createSelfSigned } from './self-signed.mjs';

const HOST = '127.0.0.1';

async function listen(server) {
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, HOST, resolve);
  });
  return `${HOST}:${server.address().port}`;
}

const close = (server) =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Pages ask before they post; the answer's head is for them, too. */
function allowOrigin(request, response) {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', '*');
  response.setHeader('access-control-allow-methods', 'GET, POST, OPTIONS');
  const wanted = request.headers['access-control-request-headers'];
  if (wanted) response.setHeader('access-control-allow-headers', wanted);
}

/** @type {import('./fault-server.d.mts').createFaultServer} */
export async function createFaultServer() {
  const requests = [];
  const secondRequests = [];
  const running = new Map();
  let secondUrl = '';

  const release = (name) => {
    for (const exchange of running.values()) {
      if (name === undefined || exchange.record.name === name) exchange.release();
    }
  };
  const countPosts = (name) =>
    requests.filter((record) => record.name === name && record.method === 'POST').length;

  async function act(exchange, response) {
    const { record } = exchange;
    const [first = ''] = record.path.slice(1).split('/');
    const isNamed = Object.hasOwn(VERBS, first.split(/[:@]/)[0]);
    const command = decodeURIComponent(isNamed ? first : String(record.body?.model ?? ''));
    const [call, name = command] = command.split('@');
    record.name = name;
    const [verb, ...parts] = call.split(':');
    if (!Object.hasOwn(VERBS, verb)) return exchange.send(404, {});
    return VERBS[verb]({ exchange, response, secondUrl, attempt: countPosts(name) }, ...parts);
  }

  async function answer(request, response) {
    const exchange = createExchange(requests.length + 1, request, response);
    allowOrigin(request, response);
    if (exchange.url.pathname === '/release') {
      release(exchange.url.searchParams.get('id') ?? undefined);
      return exchange.send(204, {});
    }
    if (exchange.url.pathname === '/log') {
      return exchange.send(200, { 'content-type': 'application/json' }, JSON.stringify(requests));
    }
    if (request.method === 'OPTIONS') return exchange.send(204, {});
    requests.push(exchange.record);
    running.set(exchange.record.id, exchange);
    response.on('close', () => running.delete(exchange.record.id));
    await exchange.receive();
    return act(exchange, response);
  }

  const handle = (request, response) => {
    answer(request, response).catch((error) => {
      if (error.name !== 'AbortError') throw error; // The client went away in a pause.
    });
  };
  const server = createServer(handle);
  const tlsServer = createTlsServer(createSelfSigned(), handle);
  const second = createServer((request, response) => {
    secondRequests.push({ path: request.url, headers: request.headers });
    response.setHeader('access-control-allow-origin', '*');
    response.end();
  });

  const host = await listen(server);
  const tlsHost = await listen(tlsServer);
  secondUrl = `http://${await listen(second)}`;

  return {
    url: `http://${host}`,
    tlsUrl: `https://${tlsHost}`,

    wrongSchemeUrls: [`http://${tlsHost}`, `https://${host}`],
    secondUrl,
    requests,
    secondRequests,
    release,
    countPosts,
    async close() {
      await Promise.all([server, tlsServer, second].map(close));
    },
  };
}
