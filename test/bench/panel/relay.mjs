/** What the way through the background costs beside fetching in the page itself. */
import { readFileSync } from 'node:fs';
import { withSession } from './session.mjs';

const PAGE_SCRIPT = readFileSync(new URL('relay-page.js', import.meta.url), 'utf8');
const PACED = 300;
const BURST = 20_000;

const median = (values) => values.toSorted((left, right) => left - right)[values.length >> 1];
const makeTokens = (count) =>
  Array.from({ length: count }, (_, index) => ` ${String(index).padStart(6, '0')}`);

/**
 * Milliseconds from a token's write to its arrival (median), and tokens a second in a burst: by way of
 * Gloss's background, or fetched in the page, which is what the limit does here.
 */
export const measureRelay = (extension, server) =>
  withSession(extension, server, async (session) => {
    const { panel } = await session.openPanel();
    await panel.evaluate(PAGE_SCRIPT);
    const ask = () =>
      panel.evaluate((way, url) => globalThis[way](url), extension.relay, server.answerUrl);
    const [written, arrivals] = await Promise.all([
      server.answerNext({ tokens: makeTokens(PACED), perSecond: 100 }),
      ask(),
    ]);
    const [{ 0: start }, read] = await Promise.all([
      server.answerNext({ tokens: makeTokens(BURST) }),
      ask(),
    ]);
    return {
      delay: median(arrivals.map((at, index) => at - written[index])),
      speed: (BURST / (read.at(-1) - start)) * 1000,
    };
  });
