import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchGloss, type GlossBrowser } from '../browser/helpers/chromium.ts';
import { installSettings, toSettings } from '../browser/helpers/install-settings.ts';
import { type LongestTask, measureTasks } from '../browser/helpers/measure-tasks.ts';
import { waitForEnd } from '../browser/helpers/panel.ts';
import { waitFor } from '../browser/helpers/wait.ts';
import { PATHOLOGICAL } from '../browser/rendering/payloads.ts';
import { json, say, startAnsweringServer } from '../servers/answering-server.ts';

/** Of the processor's time; what it clears away meanwhile counts, too. */
const LIMIT_MS = 50;
const QUIET_MS = 300;

let gloss: GlossBrowser;
let panel: Page;
let server: Awaited<ReturnType<typeof startAnsweringServer>>;
let pieces: string[] = [];

beforeAll(async () => {
  server = await startAnsweringServer({
    'POST /v1/chat/completions': () => say(...pieces),
    'GET /v1/models': json(200, { data: [{ id: 'demo' }] }),
  });
  gloss = await launchGloss();
  await gloss.grantHost('http://127.0.0.1/*');
  await installSettings(gloss, toSettings(`${server.url}/v1`, ['demo']));
  await gloss.page.bringToFront();
  panel = await gloss.openPanel();
  await panel.waitForSelector('textarea');
});
afterAll(async () => {
  await gloss.close();
  await server.close();
});

function cut(text: string, count: number): string[] {
  const size = Math.ceil(text.length / count);
  return Array.from({ length: count }, (_, at) => text.slice(at * size, (at + 1) * size));
}

/** Waits until nothing in the panel has changed for a while. */
const settle = () =>
  panel.evaluate(
    (quietMs) =>
      new Promise<void>((resolve) => {
        let timer = setTimeout(resolve, quietMs);
        new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(resolve, quietMs);
        }).observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    QUIET_MS,
  );

/** What came before is cleared away now, and not while the next thing is measured. */
async function clearAway(): Promise<void> {
  const session = await panel.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
}

/** By selectors alone: a look at roles has the browser keep them up to date, at a price. */
async function begin(): Promise<void> {
  await panel.click('button[aria-label="New chat"]');
  await panel.waitForSelector('article', { hidden: true });
  await clearAway();
}

async function answer(): Promise<void> {
  await panel.type('textarea', 'Kea?');
  await panel.keyboard.press('Enter');
  await waitForEnd(panel);
  await settle();
}

const countWords = () =>
  panel.evaluate(
    () => document.querySelector('.markdown')?.textContent.replace(/\s/g, '').length ?? 0,
  );

/** Opens the panel anew, and waits for as many characters. */
async function openStored(words: number): Promise<void> {
  await panel.reload();
  const isShown = async () => {
    await settle();
    return (await countWords()) === words;
  };
  await waitFor(isShown, { what: 'the whole answer', timeoutMs: 60_000 });
}

describe('an answer that would take for ever', () => {
  it.each(Object.entries(PATHOLOGICAL))(
    'row 77: leaves the panel alive: %s',
    { timeout: 180_000 },
    async (name, text) => {
      const costs: Record<string, LongestTask> = {};
      for (const count of [1, 40]) {
        pieces = cut(text, count);
        await begin();
        costs[`in ${count}`] = await measureTasks(panel, answer);
      }
      const words = await countWords();
      await panel.reload();
      await clearAway();
      costs['stored'] = await measureTasks(panel, () => openStored(words));
      for (const [way, { cpuMs, wallMs }] of Object.entries(costs)) {
        process.stdout.write(`${name}, ${way}: ${cpuMs.toFixed(0)} (${wallMs.toFixed(0)}) ms\n`);
        expect(cpuMs).toBeLessThan(LIMIT_MS);
      }
    },
  );
});
