/** One request and its answer: the log entry, and ways to answer that end with the client. */
import { setTimeout as delay } from 'node:timers/promises';

function parseBody(text) {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return { text }; // Not JSON: logged as it came.
  }
}

async function readBody(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return parseBody(Buffer.concat(chunks).toString('utf8'));
}

/** Rejects with an `AbortError` as soon as `signal` aborts. */
function raceAbort(promise, signal) {
  const aborted = new Promise((_, reject) => {
    const onAbort = () => reject(new DOMException('The client has gone.', 'AbortError'));
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  return Promise.race([promise, aborted]);
}

/**
 * @param {number} id
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {number} pace What pauses are multiplied by.
 */
export function createExchange(id, request, response, pace = 1) {
  const closed = new AbortController();
  let cutByServer = false;
  let release = () => {};
  const released = new Promise((resolve) => {
    release = resolve;
  });
  const record = {
    id,
    method: request.method,
    path: request.url,
    headers: request.headers,
    body: null,
    answer: '',
    reasoning: '',
    at: Date.now(),
    closedAt: null,
    closedByClient: false,
    finished: false,
  };
  response.on('close', () => {
    record.closedAt = Date.now();
    record.finished = response.writableFinished;
    record.closedByClient = !record.finished && !cutByServer;
    closed.abort();
  });

  const writeHead = (type) => {
    if (!response.headersSent) response.writeHead(200, { 'content-type': type });
  };
  return {
    record,
    release,
    url: new URL(request.url, `http://${request.headers.host}`),
    get origin() {
      return this.url.origin;
    },
    async receive() {
      record.body = await readBody(request);
    },
    send(status, headers, body) {
      response.writeHead(status, headers);
      response.end(body);
    },
    write(type, bytes) {
      writeHead(type);
      response.write(bytes);
    },
    end(type) {
      writeHead(type);
      response.end();
    },
    /** Waits, holds or cuts, as the step says; rejects when the client goes away. */
    async pause(step) {
      if ('wait' in step) await delay(step.wait * pace, undefined, { signal: closed.signal });
      else if ('hold' in step) await raceAbort(released, closed.signal);
      else {
        cutByServer = true;
        response.destroy();
        await raceAbort(new Promise(() => {}), closed.signal);
      }
    },
  };
}
