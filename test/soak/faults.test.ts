import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackend, type Backend } from '../servers/backend.mjs';
import { createFaultServer, type FaultServer } from '../servers/fault-server.mjs';
import { toWords } from '../servers/fault-verbs.mjs';
import { launchGloss, type GlossBrowser } from '../browser/helpers/chromium.ts';
import { FAULT_ROWS, UNKNOWN_HOST, type FaultRow } from '../browser/helpers/fault-rows.ts';
import { installSettings } from '../browser/helpers/install-settings.ts';
import {
  ask,
  chooseModel,
  countTurns,
  readAnswer,
  readPrompts,
  waitForEnd,
} from '../browser/helpers/panel.ts';
import { clickByRole, getByRole, queryByRole } from '../browser/helpers/roles.ts';
import { stopAndTime } from '../browser/helpers/stop-and-time.ts';
import { startTemporaryChats } from '../browser/helpers/temporary-chats.ts';
import { waitFor } from '../browser/helpers/wait.ts';

const QUESTION = 'Hello?';

/** Those that take more than a question. */
const OTHER_MODELS = [
  'hold@20-stop',
  'gzip:5@24',
  'buffered:20000@24-all',
  'pings:20@27',
  'refuse:429:1:1@30-once',
  'refuse:429:date@30-date',
  'stall:1@33',
  'stall:1@33-enter',
  'stall:1@33-panels',
  'ok@34',
  'hold@38',
  'stall:2@38-words',
];

const nameOf = (model: string) => model.split('@').at(-1) ?? model;

describe('a connection on which something goes wrong, in the panel', () => {
  let server: FaultServer;
  let backend: Backend;
  let gloss: GlossBrowser;
  let panel: Page;
  let closedUrl: string;

  const toUrl = ({ toBaseUrl }: Pick<FaultRow, 'toBaseUrl'>) =>
    toBaseUrl?.(server, closedUrl) ?? server.url;

  beforeAll(async () => {
    const closed = await createFaultServer();
    closedUrl = closed.url;
    await closed.close();
    [server, backend] = await Promise.all([createFaultServer(), createBackend({ pace: 5 })]);
    gloss = await launchGloss({ args: [`--host-resolver-rules=MAP ${UNKNOWN_HOST} ~NOTFOUND`] });
    for (const origin of ['http://127.0.0.1', 'https://127.0.0.1', `http://${UNKNOWN_HOST}`]) {
      await gloss.grantHost(`${origin}/*`);
    }
    const rows = [...FAULT_ROWS, ...OTHER_MODELS.map((model) => ({ model }))];
    const connections = rows.map((row: Pick<FaultRow, 'model' | 'toBaseUrl' | 'limits'>) =>
      toConnection(row.model, `${toUrl(row)}/v1`, row.limits),
    );
    const echo = toConnection('echo', `${backend.url}/v1`);
    await installSettings(gloss, {
      gloss: 1,
      connections: [...connections, echo],
      preferences: { language: 'en' },
    });
    await gloss.page.bringToFront();
    panel = await gloss.openPanel();
  });
  afterAll(async () => {
    await gloss.close();
    await Promise.all([server.close(), backend.close()]);
  });

  const posts = (model: string) => server.countPosts(nameOf(model));

  const startChat = async (model: string) => {
    await chooseModel(panel, model);
    await clickByRole(panel, 'button', 'New chat');
    await waitFor(async () => (await countTurns(panel)) === 0, { what: 'an empty chat' });
  };
  const askIt = async (model: string) => {
    await startChat(model);
    await ask(panel, QUESTION);
  };
  const waitForText = (text: string) =>
    waitFor(async () => (await readAnswer(panel))?.text === text.trim(), { what: `“${text}”` });

  it.each(FAULT_ROWS)('row $row: $what', async (row) => {
    const { model, status, says, text = '' } = row;
    await askIt(model);
    const answer = await waitForEnd(panel);
    expect({ status: answer.status, text: answer.text }).toEqual({ status, text: text.trim() });
    expect(answer.whole).toContain(says.replace('HOST', new URL(toUrl(row)).host));
    expect(answer.whole).not.toContain('test-key');

    // Nothing the reader wrote is lost, and it is theirs to send it again.
    expect(await panel.$eval('.turn-user', (turn) => turn.textContent)).toContain(QUESTION);
    await getByRole(panel, 'button', 'Retry');
    expect(await queryByRole(panel, 'button', 'Continue')).toEqual(
      text === '' ? null : expect.anything(),
    );
    expect(posts(model)).toBe(row.posts ?? 1);
    expect(server.secondRequests).toEqual([]);
    expect(server.requests.filter(({ path }) => path.startsWith('/beacon/'))).toEqual([]);
  });

  it('row 24: packed, chunk by chunk, is shown as it comes', async () => {
    await askIt('gzip:5@24');
    await waitForText(toWords(4));
    server.release('24');
    expect(await waitForEnd(panel)).toMatchObject({
      status: 'complete',
      text: toWords(5).trim(),
    });
  });

  it('row 24: twenty thousand words at once are shown, and the panel stays awake', async () => {
    await askIt('buffered:20000@24-all');
    await waitFor(() => posts('buffered:20000@24-all'), { what: 'the question' });
    await panel.evaluate(watchLongTasks);
    server.release('24-all');
    const { text } = await waitForEnd(panel, { status: 'complete' });
    expect(text.replaceAll(/\s+/g, ' ') === toWords(20_000).trim()).toBe(true);
    expect(await panel.evaluate(() => globalThis.longestTaskMs)).toBeLessThan(200);
  });

  it('row 27: only pings are waited for', async () => {
    await askIt('pings:20@27');
    await waitFor(() => posts('pings:20@27'), { what: 'the question' });
    const { host } = new URL(server.url);
    await waitFor(async () => (await readAnswer(panel))?.whole === `Waiting for ${host}…`, {
      what: 'the wait to be told',
    });
    server.release('27');
    expect(await waitForEnd(panel)).toMatchObject({ status: 'complete' });
  });

  it('row 30: busy for a second is counted down, and asked again then', async () => {
    await askIt('refuse:429:1:1@30-once');
    await getByRole(panel, 'button', 'Cancel');
    expect((await readAnswer(panel))?.whole).toContain('is busy. Asking again in 1 second.');
    expect(await waitForEnd(panel)).toMatchObject({ status: 'complete', text: toWords(3).trim() });
    expect(posts('refuse:429:1:1@30-once')).toBe(2);
  });

  it('row 30: busy until a date is counted down, and Cancel ends the wait', async () => {
    await askIt('refuse:429:date@30-date');
    await clickByRole(panel, 'button', 'Cancel');
    expect((await waitForEnd(panel, { status: 'failed' })).whole).toContain('Too many requests');
    expect(posts('refuse:429:date@30-date')).toBe(1);
  });

  it('row 33: a double click on Send sends once, and stops nothing', async () => {
    await startChat('stall:1@33');
    await (await getByRole(panel, 'textbox', 'Message')).type(QUESTION);
    await (await getByRole(panel, 'button', 'Send')).click({ count: 2 });
    await waitForText(toWords(1));
    server.release('33');
    await waitForEnd(panel, { status: 'complete' });
    expect([await countTurns(panel), posts('stall:1@33')]).toEqual([2, 1]);
  });

  it('row 33: Enter twice sends once', async () => {
    await startChat('stall:1@33-enter');
    await (await getByRole(panel, 'textbox', 'Message')).type(QUESTION);
    await Promise.all([panel.keyboard.press('Enter'), panel.keyboard.press('Enter')]);
    await waitForText(toWords(1));
    server.release('33-enter');
    await waitForEnd(panel, { status: 'complete' });
    expect([await countTurns(panel), posts('stall:1@33-enter')]).toEqual([2, 1]);
  });

  it('row 33: two panels at once send once each, and each shows its own', async () => {
    await startChat('stall:1@33-panels');
    const other = await gloss.browser.newPage({ type: 'window' });
    const otherPanel = await gloss.openPanel(other);
    await clickByRole(otherPanel, 'button', 'New chat');
    const panels = [panel, otherPanel];
    for (const each of panels) await (await getByRole(each, 'textbox', 'Message')).type(QUESTION);
    await Promise.all(panels.map((each) => clickByRole(each, 'button', 'Send')));
    await waitFor(() => posts('stall:1@33-panels') === 2, { what: 'both questions' });
    server.release('33-panels');
    for (const each of panels) {
      expect(await waitForEnd(each)).toMatchObject({ status: 'complete', text: 'w1 w2 w3' });
      expect(await countTurns(each)).toBe(2);
    }
    expect(posts('stall:1@33-panels')).toBe(2);
    await otherPanel.close();
    await other.close();
    await gloss.page.bringToFront();
  });

  it('row 34: offline is told; online again, nothing is sent until the reader says so', async () => {
    await startChat('ok@34');
    const setOffline = await toOfflineSwitch(gloss, panel);
    await setOffline(true);
    const isTold = () => panel.evaluate(() => document.body.innerText.includes('You are offline.'));
    await waitFor(isTold, { what: 'the banner' });
    await ask(panel, QUESTION);
    expect((await waitForEnd(panel)).whole).toContain('Could not reach');
    await setOffline(false);
    await waitFor(async () => !(await isTold()), { what: 'the banner to go' });
    expect(posts('ok@34')).toBe(0);
    await clickByRole(panel, 'button', 'Retry');
    await waitForEnd(panel, { status: 'complete' });
    expect(posts('ok@34')).toBe(1);
  });

  it('row 35: of fifty chats four are answered at a time, each with its own words', async () => {
    const chats = await panel.evaluate(startTemporaryChats, 'echo', 50);
    const prompts = readPrompts(backend);
    const inFlight = prompts.map(
      ({ at }) =>
        prompts.filter((each) => each.at <= at && (each.closedAt ?? Infinity) > at).length,
    );
    expect(prompts).toHaveLength(50);
    expect(Math.max(...inFlight)).toBe(4);
    // The first may be answered before the last is asked.
    expect(chats.filter(({ wasQueued }) => wasQueued).length).toBeGreaterThan(40);
    for (const { nonce, status, text } of chats) {
      expect(status).toBe('complete');
      expect(text).toContain(nonce);
      expect(text.match(/nonce-\d+-/g)).toEqual([nonce]);
    }
  });

  it.each([
    [20, 'hold@20-stop', ''],
    [38, 'hold@38', ''],
    [38, 'stall:2@38-words', toWords(2)],
  ])('row %i: Stop of %s reaches the server within 200 ms', async (_row, model, words) => {
    await askIt(model);
    await waitFor(() => posts(model) === 1, { what: 'the question' });
    await waitForText(words);
    await getByRole(panel, 'button', 'Stop');
    const { stoppedAt, shownAfterMs } = await panel.evaluate(stopAndTime);
    const record = server.requests.find(({ name }) => name === nameOf(model));
    await waitFor(() => record?.closedByClient, { what: 'the end of the POST' });
    expect((record?.closedAt ?? Infinity) - stoppedAt).toBeLessThan(200);
    expect(shownAfterMs).toBeLessThan(200);
    expect(await readAnswer(panel)).toMatchObject({ status: 'stopped', text: words.trim() });
  });
});

function toConnection(model: string, baseUrl: string, limits = {}) {
  const format = 'openai-chat';
  return { id: model, name: model, format, baseUrl, apiKey: 'test-key', model, limits };
}

/** Cuts the panel and the worker off from the network, which they share with no switch. */
async function toOfflineSwitch(gloss: GlossBrowser, panel: Page) {
  const { client } = await gloss.worker();
  await client.send('Network.enable');
  return async (offline: boolean) => {
    await panel.setOfflineMode(offline);
    const conditions = { offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
    await client.send('Network.emulateNetworkConditions', conditions);
  };
}

declare global {
  // oxlint-disable-next-line no-var
  var longestTaskMs: number;
}

/** Runs in the panel. */
function watchLongTasks(): void {
  globalThis.longestTaskMs = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      globalThis.longestTaskMs = Math.max(globalThis.longestTaskMs, duration);
    }
  }).observe({ type: 'longtask' });
}
