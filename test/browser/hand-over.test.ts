import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createBackend, type Backend } from '../servers/backend.mjs';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import { fireCommand, fireContextMenu } from './helpers/gestures.ts';
import {
  connectModels,
  countTurns,
  readPrompts,
  selectIn,
  waitForChip,
  waitForEnd,
} from './helpers/panel.ts';
import { getByRole } from './helpers/roles.ts';
import { waitFor } from './helpers/wait.ts';

describe('a request made while the panel is closed', () => {
  let backend: Backend;
  let gloss: GlossBrowser;

  beforeAll(async () => {
    backend = await createBackend();
    gloss = await launchGloss();
    await connectModels(gloss, backend, ['demo']);
    await gloss.page.goto(`${backend.url}/article`);
  });
  afterAll(async () => {
    await gloss.close();
    await backend.close();
  });
  beforeEach(() => backend.reset());
  afterEach(async () => {
    for (const panel of await gloss.panels()) await panel.close();
    // With it goes which chat the window showed: the next panel begins with an empty one.
    await (await gloss.worker()).evaluate(() => chrome.storage.session.clear());
  });

  /** Closes the panel, opens it again, and makes sure that nothing is sent a second time. */
  const reopen = async (panel: Page) => {
    await panel.close();
    const again = await gloss.openPanel();
    await waitForEnd(again, { status: 'complete' });
    expect(await countTurns(again)).toBe(2);
    expect(await again.evaluate(hasHandoff)).toBe(false);
  };

  it.each([0, 50, 2000])('from the menu, panel after %i ms: sent exactly once', async (wait) => {
    const passage = await selectIn(gloss.page, '#p3');
    const info = { menuItemId: 'summarize', selectionText: passage.replaceAll('\n', ' ') };
    await fireContextMenu(gloss, info);
    await delay(wait);
    const panel = await gloss.openPanel();
    await waitForEnd(panel, { status: 'complete' });
    expect(await countTurns(panel)).toBe(2);
    await reopen(panel);
    const prompts = readPrompts(backend);
    expect(prompts).toHaveLength(1);
    expect(prompts[0]?.body?.messages?.at(-1)?.content).toContain(passage.trim());
  });

  it.each([0, 50, 2000])(
    'from the keyboard, panel after %i ms: sent exactly once',
    async (wait) => {
      const passage = await selectIn(gloss.page, '#p4');
      await fireCommand(gloss, 'summarize-selection');
      await delay(wait);
      const panel = await gloss.openPanel();
      await waitForEnd(panel, { status: 'complete' });
      await reopen(panel);
      const prompts = readPrompts(backend);
      expect(prompts).toHaveLength(1);
      expect(prompts[0]?.body?.messages?.at(-1)?.content).toContain(passage.trim());
    },
  );

  it('a question about the selection waits in the composer, and nothing is sent', async () => {
    const passage = await selectIn(gloss.page, '#p2');
    await fireContextMenu(gloss, { menuItemId: 'ask', selectionText: passage });
    const panel = await gloss.openPanel();
    await waitForChip(panel, passage.slice(0, 30));
    await waitFor(() => panel.evaluate(() => document.activeElement?.tagName === 'TEXTAREA'), {
      what: 'the cursor to be in the message',
    });
    expect(readPrompts(backend)).toEqual([]);
  });

  it('with two windows, goes to the panel of its own window only', async () => {
    const other = await gloss.browser.newPage({ type: 'window' });
    await other.goto(`${backend.url}/article`);
    const passage = await selectIn(other, '#p5');
    await fireContextMenu(gloss, { menuItemId: 'summarize', selectionText: passage }, other);
    const first = await gloss.openPanel();
    const second = await gloss.openPanel(other);
    await waitForEnd(second, { status: 'complete' });
    expect(await countTurns(first)).toBe(0);
    expect(await countTurns(second)).toBe(2);
    expect(readPrompts(backend)).toHaveLength(1);
    await other.close();
  });

  it('with the panel open, several at once are answered one after the other', async () => {
    const panel = await gloss.openPanel();
    await getByRole(panel, 'textbox', 'Message');
    for (const id of ['#p1', '#p2', '#p3']) {
      const selectionText = await selectIn(gloss.page, id);
      await fireContextMenu(gloss, { menuItemId: 'explain', selectionText });
    }
    await waitFor(async () => (await countTurns(panel)) === 6, { what: 'three answers' });
    await waitForEnd(panel, { status: 'complete' });
    expect(readPrompts(backend)).toHaveLength(3);
  });

  it('survives a worker that is killed before the panel opens', async () => {
    const selectionText = await selectIn(gloss.page, '#p6');
    await fireContextMenu(gloss, { menuItemId: 'summarize', selectionText });
    const worker = await gloss.worker();
    await waitFor(() => worker.evaluate(hasHandoff), { what: 'the request to be written down' });
    await gloss.killWorker();
    const panel = await gloss.openPanel();
    await waitForEnd(panel, { status: 'complete' });
    expect(readPrompts(backend)).toHaveLength(1);
  });
});

/** Runs in the worker or a panel. */
async function hasHandoff(): Promise<boolean> {
  const keys = Object.keys(await chrome.storage.session.get(null));
  return keys.some((key) => key.startsWith('handoff:'));
}
