import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM_FLAGS } from '../browser/helpers/chromium-flags.ts';
import { findChromium } from '../tools/browsers.mjs';
import { bundlePage } from './bundle-page.ts';
import type { Measure } from './history-page.ts';

const CHATS = 10_000;
const TURNS_EACH = 20;
/** As many as one call to the browser may take the time for. */
const CHATS_PER_CALL = 500;

let server: Server;
let browser: Browser;
let page: Page;

async function startServer(script: string): Promise<string> {
  server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<script src="/page.js"></script>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

beforeAll(async () => {
  const url = await startServer(await bundlePage(new URL('history-page.ts', import.meta.url)));
  browser = await puppeteer.launch({
    executablePath: findChromium(),
    headless: true,
    pipe: true,
    args: [...CHROMIUM_FLAGS],
  });
  page = await browser.newPage();
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForFunction(() => 'historyPageOfTest' in globalThis);
  for (let from = 0; from < CHATS; from += CHATS_PER_CALL) {
    await page.evaluate(
      (...range) => historyPageOfTest.seed(...range),
      from,
      CHATS_PER_CALL,
      TURNS_EACH,
    );
  }
});
afterAll(async () => {
  await browser.close();
  server.close();
});

/** The best of three runs: what else the machine does can only make them slower. */
async function report(what: string, run: () => Promise<Measure>): Promise<Measure> {
  const runs = [await run(), await run(), await run()];
  const count = runs[0]?.count ?? 0;
  const totalMs = Math.min(...runs.map((each) => each.totalMs));
  const longestTaskMs = Math.min(...runs.map((each) => each.longestTaskMs));
  process.stdout.write(
    `${what}: ${count} found in ${totalMs.toFixed(0)} ms, longest task ${longestTaskMs.toFixed(0)} ms\n`,
  );
  return { count, totalMs, longestTaskMs };
}

describe(`row 57: a history of ${CHATS} chats and ${CHATS * TURNS_EACH} turns`, () => {
  it.each(['list', 'listFar'] as const)('is listed in 200 ms: %s', async (call) => {
    const taken = await report(call, () =>
      page.evaluate((name) => historyPageOfTest[name](), call),
    );
    expect(taken.count).toBe(50);
    expect(taken.totalMs).toBeLessThan(200);
    expect(taken.longestTaskMs).toBeLessThan(100);
  });

  const queries: Array<[what: string, query: string, found: boolean]> = [
    ['a rare word', 'rare77 ', true],
    ['the beginning of a rare word', 'rare77', true],
    ['a common word', 'con ', true],
    ['two words', 'con da ', true],
    ['a common and a rare word', 'con rare500 ', true],
    ['one letter', 'c', true],
    ['two letters', 'co', true],
    ['three letters', 'per', true],
    ['one Han character', '\u4e05', true],
    ['a Han character seldom seen', '\u5900', true],
    ['a run of Han characters', '\u4e01\u4e02', true],
    ['a word nobody wrote', 'zebra', false],
    ['a Han word nobody wrote', '\u9f98\u9f99', false],
  ];

  it.each(queries)('is searched in 300 ms for %s', async (what, query, isFound) => {
    const taken = await report(`search for ${what}`, () =>
      page.evaluate((words) => historyPageOfTest.search(words), query),
    );
    expect(taken.count > 0).toBe(isFound);
    expect(taken.totalMs).toBeLessThan(300);
    expect(taken.longestTaskMs).toBeLessThan(100);
  });
});
