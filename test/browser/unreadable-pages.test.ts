import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackend, type Backend } from '../servers/backend.mjs';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import { ask, connectModels, waitForEnd } from './helpers/panel.ts';
import { clickByRole } from './helpers/roles.ts';
import { waitFor } from './helpers/wait.ts';

/** "Within 3 s", and some for a busy machine. */
const NOTICE_TIMEOUT_MS = 3500;

describe('a page that cannot be read', () => {
  let backend: Backend;
  let gloss: GlossBrowser;
  let panel: Page;

  beforeAll(async () => {
    backend = await createBackend();
    gloss = await launchGloss();
    await connectModels(gloss, backend, ['demo']);
    await gloss.page.goto(`${backend.url}/article`);
    panel = await gloss.openPanel();
  });
  afterAll(async () => {
    await gloss.close();
    await backend.close();
  });

  /** Waits until the panel says why it cannot read the page; with no words, that it can. */
  const waitForNotice = (words: string) =>
    waitFor(
      () =>
        panel.evaluate((expected) => {
          const notice = document.querySelector('.page-notice');
          const isShown = expected === '' ? !notice : notice?.textContent.includes(expected);
          if (!isShown) throw new Error(notice?.textContent ?? 'no notice');
          return true;
        }, words),
      { what: `a notice with “${words}”`, timeoutMs: NOTICE_TIMEOUT_MS },
    );

  const cases: [what: string, open: () => Promise<unknown>, words: string][] = [
    ["the browser's own page", () => gloss.page.goto('chrome://version'), 'lets no extension read'],
    [
      'a page of another site that was never shown',
      () => gloss.page.goto(`${backend.url.replace('127.0.0.1', 'localhost')}/article`),
      'icon',
    ],
    [
      'an error page',
      async () => {
        await gloss.page.goto('http://127.0.0.1:1/').catch(() => null);
        await gloss.openPanel();
      },
      'did not load',
    ],
    [
      'a PDF',
      async () => {
        await gloss.page.goto(`${backend.url}/pdf`).catch(() => null);
        await gloss.openPanel();
      },
      'PDF',
    ],
    [
      'the extension store',
      async () => {
        await gloss.page.goto('https://chromewebstore.google.com/').catch(() => null);
        await gloss.openPanel();
      },
      'store',
    ],
  ];

  it.each(cases)(
    '%s: one sentence says so, and the chat still works',
    async (_what, open, words) => {
      await open();
      await waitForNotice(words);
      await clickByRole(panel, 'button', 'New chat');
      await ask(panel, 'Are you there?');
      expect((await waitForEnd(panel)).status).toBe('complete');
    },
  );

  it('a page that never finishes loading is given up', async () => {
    const server = createServer((request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.write('<p>The start of a page.</p>');
      if (request.url === '/whole') response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await gloss.page.goto(`http://127.0.0.1:${port}/whole`);
    await gloss.openPanel();
    await waitForNotice('');
    void gloss.page.goto(`http://127.0.0.1:${port}/endless`).catch(() => null);
    await waitForNotice('not answered yet');
    server.closeAllConnections();
    server.close();
  });
});
