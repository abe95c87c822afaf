/**
 * What can go wrong on the way, by verb. Each gets the exchange with its ways to write, and the
 * arguments after the verb. Words are `w1 w2 …`, one chunk each, so that a test can say how many came.
 */
import { once } from 'node:events';
import { createGzip, gzipSync } from 'node:zlib';

const SSE = { 'content-type': 'text/event-stream' };
const JSON_TYPE = { 'content-type': 'application/json' };

const toEvent = (value) => `data: ${JSON.stringify(value)}\n\n`;
const toDelta = (delta, finish_reason = null) =>
  toEvent({ object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] });

/** The text of the first `count` chunks. */
export const toWords = (count) =>
  Array.from({ length: count }, (_, index) => `w${index + 1} `).join('');

const toChunk = (number) => toDelta({ content: `w${number} ` });

const END = `${toDelta({}, 'stop')}data: [DONE]\n\n`;

const toError = (message, code) => ({ error: { message, type: 'error', code } });

/** `first` to `last`, both among them. */
const toChunks = (first, last) => {
  let chunks = '';
  for (let number = first; number <= last; number += 1) chunks += toChunk(number);
  return chunks;
};

/** A page behind which nothing may be fetched. */
const WEB_PAGE =
  '<!doctype html><title>Log in</title><h1>Welcome to the hotel network</h1>' +
  '<img src="/beacon/picture"><script>fetch("/beacon/script")</script>';

/** Writes as fast as the client reads, until the client goes. */
async function pour(response, toPiece) {
  const closed = once(response, 'close');
  for (let count = 0; !response.destroyed; count += 1) {
    const piece = toPiece(count);
    if (piece === null) return;
    if (!response.write(piece)) await Promise.race([once(response, 'drain'), closed]);
  }
}

function begin({ response }, chunks, headers = SSE) {
  response.writeHead(200, headers);
  // With no chunk, the head alone still has to leave.
  if (chunks === 0) response.flushHeaders();
  else response.write(toChunks(1, chunks));
}

/** Sent, and so many milliseconds there: a browser that is busy loses what it has not read yet. */
const whenSent = async ({ response, exchange }, waitMs = '0') => {
  await new Promise((resolve) => {
    response.write('', resolve);
  });
  await exchange.pause({ wait: Number(waitMs) });
};

function refuse({ exchange }, status, headers = {}) {
  const body = toError(`Refused with ${status}.`, status);
  exchange.send(status, { ...JSON_TYPE, ...headers }, JSON.stringify(body));
}

const RETRY_AFTER = {
  none: () => ({}),
  date: () => ({ 'retry-after': new Date(Date.now() + 2000).toUTCString() }),
};

/** @type {Record<string, (call: FaultCall, ...parts: string[]) => unknown>} */
export const VERBS = {
  /** A whole answer. */
  ok(call, chunks = '3') {
    begin(call, Number(chunks));
    call.response.end(END);
  },
  /** Never a byte; when released, a whole answer. */
  async hold(call) {
    await call.exchange.pause({ hold: true });
    VERBS.ok(call);
  },
  /** So many chunks, then silence; when released, two more and the end. */
  async stall(call, chunks) {
    const sent = Number(chunks);
    begin(call, sent);
    await call.exchange.pause({ hold: true });
    call.response.end(toChunks(sent + 1, sent + 2) + END);
  },
  /** As `stall`; asked again, the two chunks that were left, as if to go on. */
  'go-on'(call, chunks) {
    if (call.attempt === 1) return VERBS.stall(call, chunks);
    const sent = Number(chunks);
    call.response.writeHead(200, SSE);
    return call.response.end(toChunks(sent + 1, sent + 2) + END);
  },
  /** A chunk every so many milliseconds, counted in the log, until it is released. */
  async drip({ response, exchange }, everyMs) {
    const { record } = exchange;
    record.chunks = 0;
    response.writeHead(200, SSE);
    const timer = setInterval(() => {
      record.chunks += 1;
      response.write(toChunk(record.chunks));
    }, Number(everyMs));
    try {
      await exchange.pause({ hold: true });
      response.end(END);
    } finally {
      clearInterval(timer);
    }
  },
  /** The connection is reset: before the head, or after so many chunks, and a wait. */
  async reset(call, chunks, waitMs) {
    if (chunks !== undefined) {
      begin(call, Number(chunks));
      await whenSent(call, waitMs);
    }
    call.response.socket.resetAndDestroy();
  },
  /** The connection is closed in the middle of the body, or before the head. */
  async fin(call, chunks, waitMs) {
    if (chunks !== undefined) {
      begin(call, Number(chunks));
      await whenSent(call, waitMs);
    }
    call.response.socket.end();
  },
  /** The body is shorter than its head says. */
  async short(call, chunks, waitMs) {
    begin(call, Number(chunks), { ...SSE, 'content-length': 100_000 });
    await whenSent(call, waitMs);
    call.response.socket.end();
  },
  /** No length, no chunks, no end mark: the close is the end. */
  http10({ response }, chunks) {
    const head = 'HTTP/1.0 200 OK\r\ncontent-type: text/event-stream\r\n\r\n';
    response.socket.end(head + toChunks(1, Number(chunks)));
  },
  /** No HTTP at all. */
  malformed({ response }) {
    response.socket.end('220 mail.test ESMTP\r\n\r\n');
  },
  /** Compressed, each chunk on its way at once; held before the last one until it is released. */
  async gzip({ response, exchange }, chunks) {
    response.writeHead(200, { ...SSE, 'content-encoding': 'gzip' });
    const zip = createGzip();
    zip.pipe(response);
    const count = Number(chunks);
    zip.write(toChunks(1, count - 1));
    zip.flush();
    await exchange.pause({ hold: true });
    zip.end(toChunk(count) + END);
  },
  /** Compressed, and damaged on the way. */
  'gzip-corrupt'({ exchange }, chunks) {
    const body = gzipSync(toChunks(1, Number(chunks)) + END);
    exchange.send(200, { ...SSE, 'content-encoding': 'gzip' }, body.fill(0x55, 20));
  },
  /** All of it in one write, once it is released: a proxy that buffers. */
  async buffered({ response, exchange }, chunks) {
    await exchange.pause({ hold: true });
    response.writeHead(200, SSE);
    response.end(toChunks(1, Number(chunks)) + END);
  },
  /** To the same path at the second origin. */
  redirect({ exchange, secondUrl }, status) {
    exchange.send(Number(status), { location: `${secondUrl}${exchange.record.path}` });
  },
  html: ({ exchange }, status = '200') =>
    exchange.send(Number(status), { 'content-type': 'text/html; charset=utf-8' }, WEB_PAGE),
  /** A head and nothing else. */
  empty: ({ exchange }, status = '200') => exchange.send(Number(status), SSE),
  /** Only the end mark. */
  done: ({ exchange }) => exchange.send(200, SSE, 'data: [DONE]\n\n'),
  /** A comment every so many milliseconds, until it is released; then a whole answer. */
  async pings(call, everyMs) {
    call.response.writeHead(200, SSE);
    const timer = setInterval(() => call.response.write(': ping\n\n'), Number(everyMs));
    try {
      await call.exchange.pause({ hold: true });
      call.response.end(toChunks(1, 3) + END);
    } finally {
      clearInterval(timer);
    }
  },
  /** Words without end. */
  async endless({ response }) {
    response.writeHead(200, SSE);
    const piece = toDelta({ content: 'word '.repeat(2000) }).repeat(4);
    await pour(response, () => piece);
  },
  /** So many one-word chunks, as fast as they are read. */
  async tokens({ response }, count) {
    response.writeHead(200, SSE);
    const thousand = toDelta({ content: 'word ' }).repeat(1000);
    await pour(response, (index) => (index < Number(count) / 1000 ? thousand : null));
    response.end(END);
  },
  /** 401, with the key in its own words. */
  'echo-key'({ exchange }) {
    const body = toError(`Bad key: ${exchange.record.headers.authorization}`, 'invalid_api_key');
    exchange.send(401, JSON_TYPE, JSON.stringify(body));
  },
  /**
   * Refused with this status: for ever, or so many times, and then answered. `after` is the
   * `retry-after`: a number of seconds, `date` (in two seconds), or `none`.
   */
  refuse(call, status, after = 'none', times = 'Infinity') {
    if (call.attempt > Number(times)) VERBS.ok(call);
    else refuse(call, Number(status), RETRY_AFTER[after]?.() ?? { 'retry-after': after });
  },
  /** An error as the whole body, with status 200. */
  'json-error': ({ exchange }) =>
    exchange.send(200, JSON_TYPE, JSON.stringify(toError('It broke.', 'server_error'))),
  /** An error after so many chunks, under this code. */
  'data-error'(call, chunks, code = 'server_error') {
    begin(call, Number(chunks));
    call.response.end(toEvent(toError('It broke.', Number(code) || code)));
  },
};

/**
 * @typedef {object} FaultCall
 * @property {ReturnType<typeof import('./exchange.mjs').createExchange>} exchange
 * @property {import('node:http').ServerResponse} response
 * @property {string} secondUrl
 * @property {number} attempt Which request of this name it is, from 1.
 */
