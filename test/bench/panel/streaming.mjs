/** What a long answer costs while it comes. Times are in milliseconds, processor time is in seconds. */
import { setTimeout as wait } from 'node:timers/promises';
import { LAST_WORD, makeTokens } from './answer.mjs';
import { sendQuestion, SETTLE_MS, withSession } from './session.mjs';

const KEY_INTERVAL_MS = 150;
const FRAME_MS = 1000 / 60;
/** Event Timing tells of nothing shorter. */
const LEAST_KEY_MS = 16;
/** So many tokens before the end the page begins to look for the last word. */
const WATCHED_TOKENS = 40;

/** Types until it is told to end; then returns how long keys took and which share of frames was lost. */
async function typeUntil(panel, ended) {
  const answer = { isOver: false };
  let typed = 0;
  void ended.then(() => (answer.isOver = true));
  await panel.evaluate(() => {
    probe.keys.clear();
    probe.countFrames();
  });
  for (; !answer.isOver; typed += 1) {
    await Promise.all([panel.keyboard.press('a'), wait(KEY_INTERVAL_MS)]);
  }
  const { keys, gaps } = await panel.evaluate(() => ({
    keys: [...probe.keys.values()],
    gaps: probe.gaps.slice(1),
  }));
  const unseen = Array.from({ length: Math.max(0, typed - keys.length) }, () => LEAST_KEY_MS);
  const sorted = [...unseen, ...keys].toSorted((left, right) => left - right);
  const dropped = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / FRAME_MS) - 1), 0);
  return {
    keyPaint: sorted[Math.floor(sorted.length * 0.98)],
    droppedPercent: (100 * dropped) / (dropped + gaps.length),
  };
}

/** A long answer, with a hand that types through its second half if wanted. */
export const measureAnswer = (extension, server, { count, perSecond, isTyping = false }) =>
  withSession(extension, server, async (session) => {
    const { panel, readCpu, readHeapMegabytes } = await session.openPanel();
    await wait(SETTLE_MS);
    const span = Math.min(1000, count / 4);
    const cpu = { start: await readCpu() };
    const reads = [];
    const mark = (name) => reads.push(readCpu().then((seconds) => (cpu[name] = seconds)));
    const half = createDeferred();
    const steps = {
      1: () => mark('first'),
      [span]: () => mark('early'),
      [count / 2]: () => half.resolve(),
      [count - span]: () => mark('late'),
      [count - WATCHED_TOKENS]: () =>
        reads.push(panel.evaluate((word) => probe.watch(word), LAST_WORD)),
    };
    const ended = server.answerNext({
      tokens: makeTokens(count),
      perSecond,
      onCount: (out) => steps[out]?.(),
    });
    const sentAt = await sendQuestion(panel);
    await half.promise;
    const typing = isTyping ? await typeUntil(panel, ended) : {};
    const times = await ended;
    await Promise.all(reads);
    const paintedAt = await panel.evaluate(() => probe.seen);
    await wait(SETTLE_MS);
    cpu.end = await readCpu();
    const longTasks = await panel.evaluate(
      (since) => probe.longTasks.filter(({ at }) => at > since).map(({ duration }) => duration),
      sentAt,
    );
    return {
      cpu: cpu.end - cpu.start,
      growth: (cpu.end - cpu.late) / (cpu.early - cpu.first),
      longTasks: longTasks.length,
      longestTask: Math.max(0, ...longTasks),
      lastPainted: paintedAt - times.at(-1),
      heap: await readHeapMegabytes(),
      ...typing,
    };
  });

function createDeferred() {
  let resolve;
  const promise = new Promise((done) => (resolve = done));
  return { promise, resolve };
}
