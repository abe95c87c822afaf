/**
 * The local backend of the tests, the demo and trials by hand: a server that speaks every stream
 * Gloss knows (endpoints/), can go wrong on request (by the name of the model, see scripts.mjs and
 * faults.mjs), has a few pages to read, and logs everything it is asked. Its own page lists it all.
 * Plain Node, no dependency, 127.0.0.1 only.
 *
 *     node test/servers/backend.mjs --port 4010 --strict-ollama
 *
 * `--strict-ollama` refuses foreign origins on Ollama's routes, as a fresh installation does.
 */
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createExchange } from './exchange.mjs';
import { createRouter } from './routes.mjs';

const HOST = '127.0.0.1';

function allowOrigin(request, response) {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', '*');
  if (request.method !== 'OPTIONS') return;
  const wanted = request.headers['access-control-request-headers'];
  if (wanted) response.setHeader('access-control-allow-headers', wanted);
  response.setHeader('access-control-allow-methods', 'GET, POST, OPTIONS');
}

/** @type {import('./backend.d.mts').createBackend} */
export async function createBackend({
  port = 0,
  cors = true,
  ollamaOrigins = true,
  pace = 1,
} = {}) {
  const findHandler = createRouter({ ollamaOrigins });
  const requests = [];
  const running = new Map();
  let lastId = 0;

  const reset = () => void (requests.length = 0);
  const release = (id) => {
    if (id !== undefined) running.get(id)?.release();
    else for (const exchange of running.values()) exchange.release();
  };
  /** Questions about the log; they are not logged themselves. */
  const controls = {
    'GET /log': (exchange) =>
      exchange.send(200, { 'content-type': 'application/json' }, JSON.stringify(requests)),
    'POST /reset': (exchange) => {
      reset();
      exchange.send(204, {});
    },
    'POST /release': (exchange) => {
      const id = exchange.url.searchParams.get('id');
      release(id === null ? undefined : Number(id));
      exchange.send(204, {});
    },
  };

  async function answer(request, response) {
    const exchange = createExchange(lastId + 1, request, response, pace);
    const route = `${request.method} ${exchange.url.pathname}`;
    if (cors) allowOrigin(request, response);
    if (Object.hasOwn(controls, route)) return controls[route](exchange);

    lastId += 1;
    requests.push(exchange.record);
    running.set(exchange.record.id, exchange);
    response.on('close', () => running.delete(exchange.record.id));
    await exchange.receive();
    const handler = findHandler(route);
    if (handler) return handler(exchange);
    const isBeacon = exchange.url.pathname.startsWith('/beacon/');
    const isPreflight = cors && request.method === 'OPTIONS';
    return exchange.send(isBeacon || isPreflight ? 204 : 404, {});
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      if (response.destroyed) return; // The client went away, or the script cut the line.
      console.error(error);
      response.destroy();
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });

  const address = server.address();
  return {
    port: address.port,
    url: `http://${HOST}:${address.port}`,
    requests,
    reset,
    release,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4010' },
      'strict-ollama': { type: 'boolean', default: false },
    },
  });
  const { url } = await createBackend({
    port: Number(values.port),
    ollamaOrigins: !values['strict-ollama'],
  });
  console.log(`The local backend is at ${url}/\nConnections for Gloss: ${url}/settings.json`);
}
