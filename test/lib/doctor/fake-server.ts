import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

/** A whole answer; status 200 unless told. */
export interface Reply {
  status?: number;
  type?: string;
  body?: string;
}

/** What a server says, by `METHOD /path`; `*` is for everything else. */
export type Replies = Record<string, Reply>;

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** Starts a server on 127.0.0.1 until the end of the test; gives its origin. */
export async function startServer(replies: Replies): Promise<string> {
  const server = createServer((request, response) => {
    const reply = replies[`${request.method} ${request.url}`] ?? replies['*'] ?? { status: 404 };
    const headers = reply.type === undefined ? {} : { 'content-type': reply.type };
    request.resume().on('end', () => {
      response.writeHead(reply.status ?? 200, headers).end(reply.body ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  closers.push(close);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The origin of a port where nobody listens. */
export async function findClosedOrigin(): Promise<string> {
  const origin = await startServer({});
  await closers.pop()?.();
  return origin;
}

/** JSON with its media type. */
export function json(value: unknown, status = 200): Reply {
  return { status, type: 'application/json', body: JSON.stringify(value) };
}

/** An event stream of these payloads, all in one go. */
export function sse(...payloads: unknown[]): Reply {
  const body = payloads.map((payload) => `data: ${JSON.stringify(payload)}\n\n`).join('');
  return { type: 'text/event-stream', body };
}

/** A list of models as OpenAI has it. */
export function modelList(...ids: string[]): Reply {
  return json({ object: 'list', data: ids.map((id) => ({ id, object: 'model' })) });
}
