import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Hosts Chromium itself calls in spite of {@link CHROMIUM_FLAGS}, none with a word of ours: the
 * store's update check, sign-in, field trials and the optimisation guide.
 */
const BROWSER_HOSTS: ReadonlySet<string> = new Set([
  'accounts.google.com',
  'clients2.google.com',
  'optimizationguide-pa.googleapis.com',
  'redirector.gvt1.com',
  'update.googleapis.com',
]);

/** A request that reached the proxy. */
export interface SinkholeRequest {
  method: string;
  /** `host:port`, or the host alone at its scheme's own port. */
  host: string;
  /** The whole address; of a CONNECT no more than the host is known. */
  url: string;
}

/** A proxy nothing gets through but what is allowed. */
export interface Sinkhole {
  /** `host:port`, for `launchGloss({ proxy })`. */
  readonly address: string;
  /** Every request so far, oldest first, live; the browser's own calls are not among them. */
  readonly requests: readonly SinkholeRequest[];
  /** Those to hosts that are not allowed: each is a leak, or a page's own doing. */
  strangers(): SinkholeRequest[];
  close(): Promise<void>;
}

/**
 * Starts a proxy on 127.0.0.1 that logs every request and forwards those to `allowed`, a list of
 * `host:port`; to the rest it answers 502, and 502 to every CONNECT.
 */
export async function createSinkhole(allowed: readonly string[]): Promise<Sinkhole> {
  const requests: SinkholeRequest[] = [];
  const log = (entry: SinkholeRequest) => {
    if (!BROWSER_HOSTS.has(entry.host.replace(/:\d+$/, ''))) requests.push(entry);
  };
  const server = createServer((incoming, response) => {
    const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host}`);
    log({ method: incoming.method ?? 'GET', host: url.host, url: url.href });
    if (allowed.includes(url.host)) forward(url, incoming, response);
    else response.writeHead(502).end();
  });
  server.on('connect', (incoming, socket) => {
    const host = incoming.url ?? '';
    log({ method: 'CONNECT', host, url: host });
    socket.on('error', () => {}); // The browser may have hung up first.
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    requests,
    strangers: () => requests.filter(({ host }) => !allowed.includes(host)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Passes a request on and its answer back as it comes, and a broken connection either way. */
function forward(url: URL, incoming: IncomingMessage, response: ServerResponse): void {
  const { method, headers } = incoming;
  const outgoing = request(url, { method, headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
    answer.on('error', () => response.destroy());
  });
  outgoing.on('error', () => response.destroy());
  response.on('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}
