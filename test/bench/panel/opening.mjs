/** What it takes to open a panel, each time in a browser of its own. Times are in milliseconds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { FIRST_WORD, makeTokens } from './answer.mjs';
import { sendQuestion, SETTLE_MS, withSession } from './session.mjs';

/** Kilobytes of all scripts the panel has loaded by now, each gzipped. */
async function measureScripts(panel, { dir }) {
  const client = await panel.createCDPSession();
  const paths = new Set();
  client.on('Debugger.scriptParsed', ({ url }) => {
    if (url.startsWith('chrome-extension:')) paths.add(new URL(url).pathname);
  });
  await client.send('Debugger.enable');
  await client.detach();
  paths.delete('/probe.js');
  return [...paths]
    .map((path) => gzipSync(readFileSync(join(dir, path))).length / 1000)
    .reduce((sum, size) => sum + size, 0);
}

/** From Enter to the first word on the screen, of one short answer. */
async function measureFirstWord(panel, server, number) {
  const word = `${FIRST_WORD}${number}`;
  const ended = server.answerNext({
    tokens: [`${word} `, ...makeTokens(60).slice(1)],
    perSecond: 200,
  });
  await panel.evaluate((first) => probe.watch(first), word);
  const sentAt = await sendQuestion(panel);
  const paintedAt = await panel.evaluate(() => probe.seen);
  await ended;
  await wait(SETTLE_MS);
  return paintedAt - sentAt;
}

/** A cold panel: until it can be typed into, what it holds, and three short answers. */
export const measureOpen = (extension, server) =>
  withSession(extension, server, async (session) => {
    const { panel, openedAt, readHeapMegabytes } = await session.openPanel();
    await wait(SETTLE_MS);
    const { focusedAt, firstPaint } = await panel.evaluate(() => ({
      focusedAt: probe.focusedAt,
      firstPaint:
        performance.timeOrigin +
        performance.getEntriesByName('first-contentful-paint')[0].startTime,
    }));
    const scriptKilobytes = await measureScripts(panel, extension);
    const heap = await readHeapMegabytes();
    const firstWords = [];
    for (const number of [1, 2, 3]) firstWords.push(await measureFirstWord(panel, server, number));
    return {
      focused: focusedAt - openedAt,
      firstPaint: firstPaint - openedAt,
      heap,
      scriptKilobytes,
      firstWord: firstWords.at(-1),
    };
  });

/** Opens the panel on a conversation of 500 messages. */
export const measureLong = (extension, server) =>
  withSession(extension, server, async (session) => {
    const page = await session.openPage('manifest.json');
    await extension.chooseConversation(page);
    await page.close();
    const { panel, openedAt, readHeapMegabytes } = await session.openPanel();
    const paintedAt = await panel.evaluate(() => probe.seen);
    await wait(SETTLE_MS);
    return { open: paintedAt - openedAt, heap: await readHeapMegabytes() };
  });
