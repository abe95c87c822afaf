import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A request as it came. */
export interface Heard {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A whole answer, status 200 unless told; `hang-up` is none at all. */
export type Answer =
  | 'hang-up'
  | { status?: number; headers?: Record<string, string>; body?: string; afterMs?: number };

/** What is answered, by `METHOD /path`; a function may look at the request first. */
export type Answers = Record<string, Answer | ((heard: Heard) => Answer)>;

/** Starts a server on 127.0.0.1 that answers as it is told, and 404 to the rest. */
export async function startAnsweringServer(answers: Answers) {
  const requests: Heard[] = [];
  const server = createServer((request, response) => {
    const { method = '', url: path = '', headers } = request;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const heard = { method, path, headers, body: Buffer.concat(chunks).toString() };
      requests.push(heard);
      const found = answers[`${method} ${path}`] ?? { status: 404 };
      const answer = typeof found === 'function' ? found(heard) : found;
      if (answer === 'hang-up') return void response.destroy();
      return void delay(answer.afterMs ?? 0).then(() =>
        response.writeHead(answer.status ?? 200, answer.headers).end(answer.body),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    requests,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A refusal, or any other JSON. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(value),
  };
}

/** An answer in words as OpenAI streams it, all in one go. */
export function say(...words: string[]): Exclude<Answer, 'hang-up'> {
  const pieces = words.map((content) => ({ choices: [{ index: 0, delta: { content } }] }));
  const end = { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] };
  const events = [...pieces, end].map((event) => `data: ${JSON.stringify(event)}\n\n`);
  return {
    headers: { 'content-type': 'text/event-stream' },
    body: `${events.join('')}data: [DONE]\n\n`,
  };
}
