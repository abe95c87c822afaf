import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchGloss, type GlossBrowser } from '../browser/helpers/chromium.ts';
import { installSettings, toSettings } from '../browser/helpers/install-settings.ts';
import { ask, chooseModel, countTurns, waitForEnd } from '../browser/helpers/panel.ts';
import { clickByRole } from '../browser/helpers/roles.ts';
import { stopAndTime } from '../browser/helpers/stop-and-time.ts';
import { waitFor } from '../browser/helpers/wait.ts';
import { createFaultServer, type FaultServer } from '../servers/fault-server.mjs';

const WORDS = 1_000_000;
const MODELS = [`tokens:${WORDS}`, `tokens:${WORDS}@stop`, 'endless@37'];

describe('words as fast as they can be read, in the panel', () => {
  let server: FaultServer;
  let gloss: GlossBrowser;
  let panel: Page;

  beforeAll(async () => {
    server = await createFaultServer();
    gloss = await launchGloss();
    await gloss.grantHost('http://127.0.0.1/*');
    await installSettings(gloss, toSettings(`${server.url}/v1`, MODELS));
    await gloss.page.bringToFront();
    panel = await gloss.openPanel();
  });
  afterAll(async () => {
    await gloss.close();
    await server.close();
  });
  beforeEach(async () => {
    await clickByRole(panel, 'button', 'New chat');
    await waitFor(async () => (await countTurns(panel)) === 0, { what: 'an empty chat' });
  });

  const askIt = async (model: string) => {
    await chooseModel(panel, model);
    await ask(panel, 'Hello?');
  };
  it('row 36: a million are shown within ten seconds, in less than 150 MB', async () => {
    const askedAt = performance.now();
    await askIt(`tokens:${WORDS}`);
    await waitFor(() => panel.$eval('.turn-assistant', isComplete), {
      what: 'the end',
      timeoutMs: 50_000,
    });
    await waitFor(async () => (await panel.$eval('.turn-assistant', countWords)) === WORDS, {
      what: 'all words',
    });
    const seconds = (performance.now() - askedAt) / 1000;
    const { JSHeapUsedSize: heapBytes = Infinity } = await panel.metrics();
    console.log(`${seconds.toFixed(1)} s, ${(heapBytes / 2 ** 20).toFixed(0)} MB`);
    expect(seconds).toBeLessThan(10);
    expect(heapBytes).toBeLessThan(150 * 2 ** 20);
  });

  it('row 36: Stop in the midst of them is done at once', async () => {
    await askIt(`tokens:${WORDS}@stop`);
    const { shownAfterMs } = await panel.evaluate(stopAndTime, 500_000);
    console.log(`stopped after ${shownAfterMs} ms`);
    const { status, text } = await waitForEnd(panel);
    // All may have been read by then: an answer that is whole is not called stopped.
    expect(['stopped', 'complete']).toContain(status);
    expect(text.length).toBeGreaterThan(500_000);
    expect(shownAfterMs).toBeLessThan(100);
  });

  it('row 37: words without end are cut at their limit, and the connection is closed', async () => {
    await askIt('endless@37');
    const answer = await waitForEnd(panel, { status: 'failed', timeoutMs: 50_000 });
    expect(answer.whole).toContain('grew larger than Gloss accepts, so it was ended.');
    expect(answer.text.length).toBeLessThanOrEqual(8_100_000);
    expect(server.requests.find(({ name }) => name === '37')?.closedByClient).toBe(true);
    expect(server.countPosts('37')).toBe(1);
  });
});

/** Runs in the panel. */
function countWords(turn: Element): number {
  return turn.querySelector('[data-part="text"]')?.textContent.match(/word/g)?.length ?? 0;
}

/** Runs in the panel. */
function isComplete(turn: Element): boolean {
  return (turn as HTMLElement).dataset['status'] === 'complete';
}
