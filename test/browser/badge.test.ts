import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBackend, type Backend } from '../servers/backend.mjs';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import { ask, connectModels, readPrompts } from './helpers/panel.ts';
import { waitFor } from './helpers/wait.ts';

let backend: Backend;
let gloss: GlossBrowser;
/** A page of the extension that is no panel: one that is would see every answer. */
let observer: Page;

beforeAll(async () => {
  backend = await createBackend();
  gloss = await launchGloss();
  await connectModels(gloss, backend, ['hold']);
  observer = await gloss.browser.newPage();
  await observer.goto(`chrome-extension://${gloss.extensionId}/manifest.json`);
  await gloss.page.bringToFront();
  await gloss.page.goto(`${backend.url}/article`);
});
afterAll(async () => {
  await gloss.close();
  await backend.close();
});

const readIcon = () =>
  observer.evaluate(async () => [
    await chrome.action.getBadgeText({}),
    await chrome.action.getTitle({}),
  ]);

async function waitForIcon(...wanted: [badge: string, title: string]): Promise<void> {
  let shown: string[] = [];
  await waitFor(
    async () => {
      shown = await readIcon();
      return shown.join() === wanted.join();
    },
    { what: 'the icon' },
  ).catch(() => expect(shown).toEqual(wanted));
}

it('the icon says that an answer is written, then that it is ready, until it is seen', async () => {
  const panel = await gloss.openPanel();
  await waitForIcon('', 'Gloss');
  await ask(panel, 'Why?');
  await waitForIcon('…', 'Gloss is writing an answer');
  await waitFor(() => readPrompts(backend).length === 1, { what: 'the question' });
  await panel.close();
  backend.release();
  await waitForIcon('1', 'Gloss: 1 answer is ready');
  await gloss.openPanel();
  await waitForIcon('', 'Gloss');
});
