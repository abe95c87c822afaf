/** A server that streams as OpenAI does: whatever tokens it was given last, at the pace that was set. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';

const TOKENS_PER_WRITE = 32;
const PAGE = '<!doctype html><title>A page</title><p>A page like any other.';

/** Milliseconds since 1970 with fractions, to be held against `timeOrigin + now()` of a page. */
export const readClock = () => performance.timeOrigin + performance.now();

const toFrame = (token) =>
  `data: ${JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'bench',
    choices: [
      {
        index: 0,
        delta: token === null ? {} : { content: token },
        finish_reason: token === null ? 'stop' : null,
      },
    ],
  })}\n\n`;

/** Writes the frames when they are due; resolves to when each was written, in milliseconds since 1970. */
async function writeAll(response, frames, { perSecond = Infinity, onCount = () => {} }) {
  const times = [];
  const start = readClock();
  const countDue = () =>
    perSecond === Infinity
      ? times.length + TOKENS_PER_WRITE
      : Math.floor(((readClock() - start) * perSecond) / 1000) + 1;
  while (times.length < frames.length && !response.destroyed) {
    const due = frames.slice(times.length, countDue());
    const now = readClock();
    const hasRoom = due.length === 0 || response.write(due.join(''));
    for (const _ of due) onCount(times.push(now));
    if (!hasRoom) await once(response, 'drain');
    else if (perSecond === Infinity) await nextTurn();
    else await wait(Math.max(1, start + (times.length * 1000) / perSecond - readClock()));
  }
  return times;
}

/**
 * Starts it. `answerNext(plan)` sets what comes next, `{ tokens, perSecond, onCount }`, and resolves
 * with when each token was written, in milliseconds since 1970; `onCount` is called with how many tokens are out.
 */
export async function startServer() {
  let answer;
  const stream = async (response) => {
    response.setHeader('content-type', 'text/event-stream');
    response.socket.setNoDelay(true);
    const { plan, resolve } = answer;
    const times = await writeAll(response, plan.frames, plan);
    response.end(`${toFrame(null)}data: [DONE]\n\n`);
    resolve(times);
  };
  const server = createServer((request, response) => {
    request.resume();
    if (request.method === 'POST') void stream(response);
    else response.setHeader('content-type', 'text/html').end(PAGE);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    answerUrl: `${origin}/v1/chat/completions`,
    answerNext: ({ tokens, ...pace }) =>
      new Promise((resolve) => {
        answer = { plan: { frames: tokens.map(toFrame), ...pace }, resolve };
      }),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
