/** A Chromium with one of the two extensions, and its panel. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { findChromium } from '../../tools/browsers.mjs';
import { readClock } from './server.mjs';

/** So long after its last sight of work a browser or a panel has settled. */
export const SETTLE_MS = 1500;
/** From the last letter of a question to Enter, at least. */
const TYPED_MS = 300;
const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--window-size=1280,900',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

const launch = (extension, userDataDir) =>
  puppeteer.launch({
    executablePath: findChromium(),
    headless: true,
    // They are there for most users, and are not free.
    ignoreDefaultArgs: ['--hide-scrollbars'],
    pipe: true,
    defaultViewport: null,
    enableExtensions: [extension.dir],
    args: FLAGS,
    userDataDir,
  });

/** Asks until it is told something truthy; an error or a long silence is "not yet". */
async function waitFor(read, what) {
  for (let left = 20; left > 0; left -= 1) {
    const value = await Promise.race([read(), wait(2000)]).catch(() => undefined);
    if (value) return value;
    await wait(100);
  }
  throw new Error(`waited too long for ${what}`);
}

/** A click before the worker has run its script would be lost; an install may start it twice. */
async function isWorkerReady(browser, base, { isReady }) {
  const target = await browser.waitForTarget(
    (each) => each.type() === 'service_worker' && each.url().startsWith(base),
  );
  return (await target.worker()).evaluate(isReady);
}

/** The main thread's processor time and the heap, as the browser tells them. */
async function createMeter(panel) {
  const client = await panel.createCDPSession();
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };
  return {
    /** Seconds of processor time in tasks so far; waiting for a processor does not count. */
    readCpu: async () => (await read()).TaskDuration,
    async readHeapMegabytes() {
      await client.send('HeapProfiler.enable');
      for (let round = 0; round < 2; round += 1) await client.send('HeapProfiler.collectGarbage');
      return (await read()).JSHeapUsedSize / 1e6;
    },
  };
}

/** Starts a browser on a copy of the extension's profile, or on that itself, to be kept. */
export async function openSession(extension, server, { keepProfile = false } = {}) {
  const profile = keepProfile ? extension.profile : mkdtempSync(`${extension.profile}-`);
  if (!keepProfile) cpSync(extension.profile, profile, { recursive: true });
  const browser = await launch(extension, profile);
  const installed = await waitFor(
    async () => [...(await browser.extensions()).values()][0],
    'the extension',
  );
  const base = `chrome-extension://${installed.id}/`;
  await waitFor(() => isWorkerReady(browser, base, extension), 'its worker');
  const [page] = await browser.pages();
  await page.goto(server.origin);
  await wait(SETTLE_MS);
  return {
    async openPage(path) {
      const tab = await browser.newPage();
      await tab.goto(base + path);
      return tab;
    },
    /** Clicks the toolbar icon; `openedAt` is when. */
    async openPanel() {
      await page.bringToFront();
      const openedAt = readClock();
      await page.triggerExtensionAction(installed);
      const target = await browser.waitForTarget((each) => each.url() === `${base}sidepanel.html`);
      const panel = await target.asPage();
      await panel.waitForFunction(() => globalThis.probe?.focusedAt > 0);
      return { panel, openedAt, ...(await createMeter(panel)) };
    },
    async close() {
      await browser.close();
      if (!keepProfile)
        rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    },
  };
}

/** Does `work` with a session of its own. */
export async function withSession(extension, server, work) {
  const session = await openSession(extension, server);
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

/** Writes a question and sends it; resolves to when Enter was pressed, in milliseconds since 1970. */
export async function sendQuestion(panel) {
  await panel.focus('textarea');
  await panel.keyboard.sendCharacter('What makes a panel fast?');
  await wait(TYPED_MS);
  await panel.keyboard.press('Enter');
  return panel.evaluate(() => probe.sentAt);
}
