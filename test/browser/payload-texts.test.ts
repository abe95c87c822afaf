import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, startAnsweringServer } from '../servers/answering-server.ts';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import { installSettings, toSettings } from './helpers/install-settings.ts';
import { ask, selectIn, waitForChip, waitForEnd } from './helpers/panel.ts';
import { clickByRole } from './helpers/roles.ts';
import { createSinkhole, type Sinkhole } from './helpers/sinkhole.ts';
import { waitFor } from './helpers/wait.ts';

/** Markup that would ask for its own name, were it ever markup. */
const toPayload = (name: string) =>
  `<img src=http://a.sink.test/${name} onerror=alert(1)><script>alert(1)</script>`;
/** A name of a file has no slash. */
const FILE_NAME = '<img src=x onerror=alert(1)>.txt';

let folder: string;
let server: Awaited<ReturnType<typeof startAnsweringServer>>;
let sinkhole: Sinkhole;
let gloss: GlossBrowser;
let panel: Page;
const dialogs: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gloss-payloads-'));
  await writeFile(join(folder, FILE_NAME), 'kea');
  const escaped = toPayload('page').replaceAll('<', '&lt;');
  server = await startAnsweringServer({
    'POST /v1/chat/completions': json(400, { error: { message: toPayload('error') } }),
    'GET /v1/models': json(200, { data: [{ id: toPayload('listed') }] }),
    'GET /page': {
      headers: { 'content-type': 'text/html' },
      body: `<title>${escaped}</title><p>The kea is a parrot of the mountains.</p>`,
    },
  });
  sinkhole = await createSinkhole([new URL(server.url).host]);
  gloss = await launchGloss({ proxy: sinkhole.address });
  await gloss.grantHost('http://127.0.0.1/*');
  const settings = toSettings(`${server.url}/v1`, ['demo']);
  const connections = settings.connections.map((connection) => ({
    ...connection,
    name: toPayload('name'),
    model: toPayload('model'),
  }));
  await installSettings(gloss, { ...settings, connections });
  await gloss.page.goto(`${server.url}/page`);
  panel = await gloss.openPanel();
  panel.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
});
afterAll(async () => {
  await gloss.close();
  await sinkhole.close();
  await server.close();
  await rm(folder, { recursive: true });
});

/** Waits until the panel shows these words, in its text or in a tooltip. */
const waitForWords = (words: string) =>
  waitFor(
    () =>
      panel.evaluate((wanted) => {
        const titles = [...document.querySelectorAll('[title]')].map((node) =>
          node.getAttribute('title'),
        );
        return [document.body.innerText, ...titles].some((text) => text?.includes(wanted));
      }, words),
    { what: words },
  );

async function expectWordsAlone(): Promise<void> {
  expect(await panel.$$eval('img, script:not([src^="/"])', (found) => found.length)).toBe(0);
  expect(await panel.title()).toBe('Gloss');
  expect(sinkhole.strangers()).toEqual([]);
  expect(dialogs).toEqual([]);
}

describe('row 80: markup is the words it is', () => {
  it('in the title of a page and the name of a file', async () => {
    await waitForChip(panel, (await selectIn(gloss.page, 'p')).slice(0, 10));
    const input = await panel.waitForSelector('input[type=file]');
    await (input as ElementHandle<HTMLInputElement>).uploadFile(join(folder, FILE_NAME));
    await waitForWords(FILE_NAME);
    await expectWordsAlone();
  });

  it('in a question, the name of a model and what a server says of an error', async () => {
    await waitForWords(toPayload('model'));
    await ask(panel, toPayload('question'));
    await waitForEnd(panel, { status: 'failed' });
    for (const name of ['question', 'error', 'page']) await waitForWords(toPayload(name));
    await waitForWords(FILE_NAME);
    await expectWordsAlone();
  });

  it('in the list of past chats', async () => {
    await clickByRole(panel, 'button', 'History');
    await waitForWords(toPayload('question'));
    await expectWordsAlone();
  });

  it('in the settings', async () => {
    await panel.evaluate(() => {
      location.hash = '#settings';
    });
    await waitForWords(toPayload('name'));
    await expectWordsAlone();
  });
});
