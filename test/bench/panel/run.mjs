/**
 * How fast the panel is, beside the least a streaming side panel can be (limit/), in the same browser
 * and the same run: `node test/bench/panel/run.mjs [--quick] [part…]`. Both take turns; figures are
 * medians. On a busy machine only the ratios count.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printHead, printPart } from './budgets.mjs';
import { prepareExtensions } from './extensions.mjs';
import { measureLong, measureOpen } from './opening.mjs';
import { measureRelay } from './relay.mjs';
import { startServer } from './server.mjs';
import { measureAnswer } from './streaming.mjs';

const isQuick = process.argv.includes('--quick');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const count = isQuick ? 2000 : 8000;

const PARTS = {
  open: { runs: isQuick ? 2 : 5, measure: measureOpen },
  relay: { runs: isQuick ? 1 : 2, measure: measureRelay },
  stream: { runs: 1, measure: measureAnswer, options: { count, perSecond: 200 } },
  fast: { runs: isQuick ? 1 : 2, measure: measureAnswer, options: { count } },
  typing: { runs: 1, measure: measureAnswer, options: { count, perSecond: 200, isTyping: true } },
  long: { runs: isQuick ? 1 : 3, measure: measureLong },
};

function median(values) {
  const sorted = values.toSorted((left, right) => left - right);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** Both in turns; every figure as `{ ours, limit }`. */
async function compare(name, [ours, limit], server) {
  const { runs, measure, options } = PARTS[name];
  const results = { ours: [], limit: [] };
  for (let run = 0; run < runs; run += 1) {
    process.stderr.write(`${name} ${run + 1}/${runs}\n`);
    results.ours.push(await measure(ours, server, options));
    results.limit.push(await measure(limit, server, options));
  }
  const take = (side, figure) => median(results[side].map((result) => result[figure]));
  return Object.fromEntries(
    Object.keys(results.ours[0]).map((figure) => [
      figure,
      { ours: take('ours', figure), limit: take('limit', figure) },
    ]),
  );
}

/** What 500 messages add to the heap of a panel that shows none. */
function subtractHeaps(long, open) {
  const subtract = (side) => long.heap[side] - open.heap[side];
  return { ours: subtract('ours'), limit: subtract('limit') };
}

async function runAll(extensions, server) {
  const measured = {};
  /** @type {string[]} */
  const over = [];
  printHead();
  for (const name of Object.keys(PARTS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const figures = await compare(name, extensions, server);
    measured[name] = figures;
    if (name === 'long' && measured.open) {
      figures.heapOverEmpty = subtractHeaps(figures, measured.open);
    }
    over.push(...printPart(name, figures));
  }
  console.log(over.length === 0 ? '\nAll within budget.' : `\nOver budget: ${over.join('; ')}.`);
}

const folder = mkdtempSync(join(tmpdir(), 'gloss-bench-'));
const server = await startServer();
try {
  console.log(
    `${count} tokens of Markdown, 200 a second unless in a burst; CPU is TaskDuration of ` +
      'Performance.getMetrics in thread ticks.\n',
  );
  await runAll(await prepareExtensions(folder, server), server);
} finally {
  server.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}
