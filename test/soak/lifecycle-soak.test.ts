import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  launchRawChromium,
  type AttachedPage,
  type RawChromium,
} from '../browser/helpers/raw-cdp.ts';
import {
  askAnew,
  connectModels,
  openPanel,
  readAnswer,
  readStored,
  waitForAnswer,
} from '../browser/helpers/raw-panel.ts';
import { waitFor } from '../browser/helpers/wait.ts';
import { createBackend, type Backend } from '../servers/backend.mjs';
import { createFaultServer, type FaultServer } from '../servers/fault-server.mjs';
import { toWords } from '../servers/fault-verbs.mjs';

const ROUNDS = 500;
/** By then everything that is made once has been made. */
const SETTLED_ROUNDS = 50;

const MEGABYTE = 1024 * 1024;

let pages: Backend;
let server: FaultServer;

beforeAll(async () => {
  [pages, server] = await Promise.all([createBackend(), createFaultServer()]);
});
afterAll(async () => {
  await Promise.all([pages.close(), server.close()]);
});

const countPosts = (name: string) => server.countPosts(name);

async function withPanel(
  model: string,
  run: (chromium: RawChromium, panel: AttachedPage) => Promise<void>,
): Promise<void> {
  const chromium = await launchRawChromium();
  try {
    await connectModels(chromium, `${server.url}/v1`, [model]);
    await run(chromium, await openPanel(chromium, await chromium.openPage(`${pages.url}/article`)));
  } finally {
    await chromium.close();
  }
}

describe('an answer that keeps its reader waiting', () => {
  const waits: Array<[row: number, what: string, seconds: number, verb: string, chunks: number]> = [
    [41, '60 s to the first byte', 60, 'hold', 3],
    [42, '400 s of silence in the middle', 400, 'stall:2', 4],
    [42, '400 s to the first byte, in a tab nobody sees', 400, 'hold', 3],
  ];

  it.concurrent.each(waits)(
    'row %i: %s: it arrives, and was asked for once',
    { timeout: 600_000 },
    async (row, what, seconds, verb, chunks) => {
      const name = `row${row}-${verb.split(':')[0]}`;
      const model = `${verb}@${name}`;
      await withPanel(model, async (chromium, sidePanel) => {
        let panel = sidePanel;
        if (what.includes('nobody')) {
          const url = `chrome-extension://${chromium.extensionId}/sidepanel.html`;
          panel = await chromium.openPage(url);
        }
        await askAnew(chromium, panel, model);
        const post = await waitFor(
          () =>
            server.requests.find(
              ({ name: posted, method }) => posted === name && method === 'POST',
            ),
          { what: 'the prompt' },
        );
        if (panel !== sidePanel) {
          await chromium.openPage(`${pages.url}/form`);
          expect(await chromium.evaluate(panel, 'document.visibilityState')).toBe('hidden');
        }
        await waitFor(() => Date.now() - post.at > seconds * 1000, {
          what,
          timeoutMs: (seconds + 30) * 1000,
        });
        server.release(name);
        await waitForAnswer(chromium, panel, { status: 'complete', text: toWords(chunks) });
        expect(countPosts(name)).toBe(1);
      });
    },
  );
});

/** What a panel holds, after its garbage has been collected. */
async function measurePanel({ send }: RawChromium, { sessionId }: AttachedPage) {
  await send('HeapProfiler.collectGarbage', {}, sessionId);
  const [counters, { usedSize }] = await Promise.all([
    send('Memory.getDOMCounters', {}, sessionId),
    send('Runtime.getHeapUsage', {}, sessionId),
  ]);
  return {
    listeners: Number(counters['jsEventListeners']),
    nodes: Number(counters['nodes']),
    bytes: Number(usedSize),
  };
}

describe('an answer that is cut again and again', () => {
  it(
    `row 52: after ${ROUNDS} rounds of start and kill nothing is left behind`,
    { timeout: 900_000 },
    async () => {
      const model = 'stall:2@row52';
      await withPanel(model, async (chromium, panel) => {
        let settled = await measurePanel(chromium, panel);
        for (let round = 1; round <= ROUNDS; round += 1) {
          const before = countPosts('row52');
          await askAnew(chromium, panel, model);
          // At another moment each time: before the prompt, before the words, after them.
          if (round % 3 > 0) {
            await waitFor(() => countPosts('row52') > before, { what: 'the prompt' });
          }
          if (round % 3 > 1) {
            await waitForAnswer(chromium, panel, { status: 'streaming', text: toWords(2) });
          }
          await chromium.killWorker(round % 2 > 0 ? 'closeTarget' : 'stopAllWorkers');
          const isCut = async () => (await readAnswer(chromium, panel))?.status === 'interrupted';
          await waitFor(isCut, { what: `round ${round} to be interrupted` });
          if (round === SETTLED_ROUNDS) settled = await measurePanel(chromium, panel);
        }
        const { answers, runs, journal } = await readStored(chromium, panel);
        expect({ runs, journal }).toEqual({ runs: 0, journal: 0 });
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['interrupted']));
        expect(countPosts('row52')).toBeLessThanOrEqual(ROUNDS);
        const last = await measurePanel(chromium, panel);
        process.stdout.write(
          `row 52: ${JSON.stringify({ settled, last, stored: answers.length })}\n`,
        );
        expect(last.listeners).toBeLessThanOrEqual(settled.listeners + 10);
        expect(last.nodes).toBeLessThanOrEqual(settled.nodes * 1.2);
        expect(last.bytes).toBeLessThan(settled.bytes + 10 * MEGABYTE);
      });
    },
  );
});
