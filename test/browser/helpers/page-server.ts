import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readSharedBytes } from '../../shared-fixtures.ts';

/** The pages that the reader of pages is tried on. */
export interface PageServer {
  url: string;
  close(): void;
}

const STRICT_POLICY =
  "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

const PAGES = new URL('../pages/', import.meta.url);

const toParagraphs = (count: number) => '<p>A paragraph like many others.</p>'.repeat(count);

/** Pages that are made when asked for: too large to keep, or of another type. */
const MADE: Record<string, () => [contentType: string, body: string | Uint8Array]> = {
  '/long': () => ['text/html', `<p>The start.</p><p>${'A long page. '.repeat(100_000)}</p>`],
  '/many': () => ['text/html', `<p>The start.</p>${toParagraphs(35_000)}`],
  '/deep': () => [
    'text/html',
    `<p>The start.</p>${'<div>'.repeat(500)}The bottom.${'</div>'.repeat(500)}<p>The end.</p>`,
  ],
  '/empty': () => ['text/html', '<title>Nothing</title><canvas></canvas>'],
  '/plain': () => ['text/plain', 'One line.\nAnother line of a plain text.\n'],
  '/json': () => ['application/json', '{"answer":42}'],
  '/svg': () => [
    'image/svg+xml',
    '<svg xmlns="http://www.w3.org/2000/svg"><text y="20">A drawn word</text></svg>',
  ],
  '/strict': () => ['text/html', '<main><h1>Strict</h1><p>No scripts and no strings.</p></main>'],
  '/shared': () => ['text/html', readSharedBytes('hidden-text.html') ?? ''],
};

/** A saved page; the pictures and icons they name are nowhere. */
function readSaved(path: string): [contentType: string, body: string | Uint8Array] {
  if (!path.endsWith('.html')) return ['text/plain', ''];
  return ['text/html', readFileSync(new URL(path.slice(1), PAGES))];
}

/** Serves the saved pages and the made ones on this machine. */
export async function servePages(): Promise<PageServer> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const [contentType, body] = MADE[path]?.() ?? readSaved(path);
    response.setHeader('content-type', `${contentType}; charset=utf-8`);
    if (path === '/strict') response.setHeader('content-security-policy', STRICT_POLICY);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
