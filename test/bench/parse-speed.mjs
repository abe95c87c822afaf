/**
 * How fast event streams are read, beside the parser that others measure themselves against:
 * `node test/bench/parse-speed.mjs`. Both get the same bytes in the same process and take turns;
 * each figure is the best of ten runs. The peer reads strings, so a streaming TextDecoder stands in
 * front of it, as it does for anyone who reads a body with it. Ours has the same one inside.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const MEGABYTE = 1_000_000;
const RUNS = 10;
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

/** Events of one line of `lineBytes` each, 16 MB of them, so that every length is timed alike. */
const toLines = (lineBytes) =>
  encoder.encode(`data: ${'a'.repeat(lineBytes - 8)}\n\n`.repeat((16 * 1024 * 1024) / lineBytes));

/** Seconds of one run, and what it read, so that nobody wins by reading less. */
function time(createParser, body, readBytes) {
  let dataLength = 0;
  const { push, end } = createParser(({ data }) => (dataLength += data.length));
  const start = performance.now();
  for (let at = 0; at < body.length; at += readBytes) push(body.subarray(at, at + readBytes));
  end();
  return { seconds: (performance.now() - start) / 1000, dataLength };
}

/** Megabytes a second of the best run of each parser. */
function measure(parsers, body, readBytes) {
  const best = parsers.map(() => Infinity);
  for (let run = 0; run < RUNS; run += 1) {
    const results = parsers.map((createParser) => time(createParser, body, readBytes));
    const lengths = new Set(results.map(({ dataLength }) => dataLength));
    if (lengths.size > 1) throw new Error(`read different data: ${[...lengths].join(', ')}`);
    results.forEach(({ seconds }, index) => (best[index] = Math.min(best[index], seconds)));
  }
  return best.map((seconds) => body.length / MEGABYTE / seconds);
}

const { createFrameReader } = await loadFrameReader();
const peer = await loadPeer();

const createOurs = (onEvent) =>
  createFrameReader('sse', { contentType: 'text/event-stream' }, onEvent);

function createTheirs(onEvent) {
  const parser = peer.createParser({ onEvent });
  const decoder = new TextDecoder();
  return {
    push: (bytes) => parser.feed(decoder.decode(bytes, { stream: true })),
    end: () => parser.reset({ consume: true }),
  };
}

function compare(name, body, readBytes) {
  const parsers = peer ? [createOurs, createTheirs] : [createOurs];
  const [ours, theirs] = measure(parsers, body, readBytes);
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

for (const readBytes of [1024, 64 * 1024]) {
  // Shorter lines stay in the processor's cache, and say nothing of how the cost grows.
  const speeds = [262_144, 524_288, 1_048_576].map((lineBytes) =>
    compare(
      `lines of ${lineBytes / 1024} kB, reads of ${readBytes / 1024} kB`,
      toLines(lineBytes),
      readBytes,
    ),
  );
  const slowdown = speeds[0] / speeds.at(-1);
  console.log(`  a byte of the longest costs ${slowdown.toFixed(2)} x one of the shortest`);
}
