/**
 * How fast event streams are read, beside the parser that others measure themselves against:
 * `node test/bench/parse-speed.mjs`. Each figure is the best of five runs.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const MEGABYTE = 1_000_000;
const RUNS = 5;
const encoder = new TextEncoder();

/** Bundles the reader, for Node 20 reads no TypeScript. */
async function loadFrameReader() {
  const entry = fileURLToPath(new URL('../../lib/stream/frame-reader.ts', import.meta.url));
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'error',
    build: { lib: { entry, formats: ['es'] }, write: false, minify: false },
  });
  return import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
}

/** The peer's parser, or undefined where the package is not installed. */
async function loadPeer() {
  try {
    return await import('eventsource-parser');
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

const toEvent = (index) =>
  `data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"demo",` +
  `"choices":[{"index":0,"delta":{"content":" word ${index % 1000}"},"finish_reason":null}]}\n\n`;

function toEvents(bytes) {
  const events = [];
  for (let length = 0; length < bytes; length += events.at(-1).length) {
    events.push(toEvent(events.length));
  }
  return encoder.encode(events.join(''));
}

const toLine = (bytes) => encoder.encode(`data: ${'a'.repeat(bytes - 8)}\n\n`);

/** Megabytes a second of the best run. */
function measure(createParser, body, readBytes) {
  const seconds = Array.from({ length: RUNS }, () => {
    const { push, end } = createParser();
    const start = performance.now();
    for (let at = 0; at < body.length; at += readBytes) push(body.subarray(at, at + readBytes));
    end();
    return (performance.now() - start) / 1000;
  });
  return body.length / MEGABYTE / Math.min(...seconds);
}

const { createFrameReader } = await loadFrameReader();
const peer = await loadPeer();

const createOurs = () => createFrameReader('sse', { contentType: 'text/event-stream' }, () => {});

function createTheirs() {
  const parser = peer.createParser({ onEvent: () => {} });
  const decoder = new TextDecoder();
  return {
    push: (bytes) => parser.feed(decoder.decode(bytes, { stream: true })),
    end: () => parser.reset({ consume: true }),
  };
}

function compare(name, body, readBytes) {
  const ours = measure(createOurs, body, readBytes);
  const theirs = peer && measure(createTheirs, body, readBytes);
  const beside = theirs
    ? `eventsource-parser ${theirs.toFixed(0)} MB/s, ratio ${(ours / theirs).toFixed(2)}`
    : '';
  console.log(`${name.padEnd(44)} ${ours.toFixed(0).padStart(5)} MB/s  ${beside}`);
  return ours;
}

if (!peer) console.log('eventsource-parser is not installed: no ratios.');
const events = toEvents(50 * MEGABYTE);
compare('50 MB of small events, reads of 1 kB', events, 1024);
compare('50 MB of small events, reads of 64 kB', events, 64 * 1024);

for (const readBytes of [64, 1024, 16 * 1024]) {
  const speeds = [65_536, 262_144, 1_048_576].map((bytes) =>
    compare(`one line of ${bytes / 1024} kB, reads of ${readBytes} B`, toLine(bytes), readBytes),
  );
  const slowdown = speeds[0] / speeds.at(-1);
  console.log(`  a byte of the longest costs ${slowdown.toFixed(2)} x one of the shortest`);
}
