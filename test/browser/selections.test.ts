import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackend, type Backend } from '../servers/backend.mjs';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import {
  chooseModel,
  connectModels,
  readChip,
  readPrompts,
  runAction,
  selectIn,
  waitForChip,
  waitForEnd,
} from './helpers/panel.ts';
import { clickByRole } from './helpers/roles.ts';
import { waitFor } from './helpers/wait.ts';

describe('what a user may select', () => {
  let backend: Backend;
  let gloss: GlossBrowser;
  let panel: Page;

  const open = async (path: string) => {
    await gloss.page.goto(`${backend.url}${path}`);
    panel = await gloss.openPanel();
    await clickByRole(panel, 'button', 'New chat');
  };

  beforeAll(async () => {
    backend = await createBackend();
    gloss = await launchGloss();
  });
  afterAll(async () => {
    await gloss.close();
    await backend.close();
  });

  it('one character is taken, and shown whole as already short', async () => {
    await open('/article');
    await gloss.page.evaluate(() => {
      const text = document.querySelector('#p1')?.firstChild;
      if (text) getSelection()?.setBaseAndExtent(text, 0, text, 1);
    });
    const letter = await gloss.page.evaluate(() => String(getSelection()));
    await waitForChip(panel, letter);
    await runAction(panel, 'Summarize');
    const answer = await waitForEnd(panel, { status: 'complete' });
    expect(answer.text.trim()).toBe(letter);
    expect(answer.whole).toContain('already short');
  });

  it('Chinese is summarized in Chinese sentences', async () => {
    await open('/article-zh');
    const passage = await selectIn(gloss.page, 'article');
    await waitForChip(panel, passage.slice(0, 10));
    await runAction(panel, 'Summarize');
    const { text } = await waitForEnd(panel, { status: 'complete' });
    const sentences = text.split(/\n+/).filter((line) => line !== '');
    expect(sentences.length).toBeGreaterThanOrEqual(2);
    expect(text.length).toBeLessThan(passage.length / 2);
    for (const sentence of sentences) expect(passage).toContain(sentence);
  });

  it('text in a frame and in a text field is taken, a password never', async () => {
    await open('/frames');
    const frame = await waitFor(
      () => gloss.page.frames().find((each) => each.url().endsWith('/frame')),
      { what: 'the frame' },
    );
    await frame.evaluate(() => {
      const inside = document.querySelector('#inside');
      if (inside) getSelection()?.selectAllChildren(inside);
    });
    await waitForChip(panel, 'These words stand in the frame');

    await open('/form');
    await gloss.page.$eval('#letter', (field) => {
      (field as HTMLTextAreaElement).focus();
      (field as HTMLTextAreaElement).select();
    });
    await waitForChip(panel, 'Their are two mistake');
    await gloss.page.$eval('#password', (field) => {
      (field as HTMLInputElement).focus();
      (field as HTMLInputElement).select();
    });
    await waitFor(async () => (await readChip(panel)) === null, { what: 'the chip to go' });
  });

  it('a megabyte is summarized on the device, and sent as far as a model takes it', async () => {
    await open('/big?kb=1024');
    const passage = await selectIn(gloss.page, '#big');
    await waitForChip(panel, passage.slice(0, 30));
    await runAction(panel, 'Summarize');
    const { text } = await waitForEnd(panel, { status: 'complete', timeoutMs: 20_000 });
    expect(text).not.toBe('');
    expect(text.length).toBeLessThan(3000);

    // The first is known to take a million tokens; of the other one nothing is known.
    await connectModels(gloss, backend, ['gpt-4.1', 'demo']);
    const summarizeWith = async (model: string) => {
      await chooseModel(panel, model);
      await clickByRole(panel, 'button', 'New chat');
      await runAction(panel, 'Summarize');
      await waitForEnd(panel, { status: 'complete', timeoutMs: 20_000 });
      return readPrompts(backend).at(-1)?.body?.messages?.at(-1)?.content ?? '';
    };
    expect((await summarizeWith('gpt-4.1')).includes(passage.trim())).toBe(true);
    const part = await summarizeWith('demo');
    expect(part).toContain(passage.trim().slice(0, 50_000));
    expect(part.length).toBeLessThan(passage.length / 2);
    expect(await panel.$eval('footer', (footer) => footer.innerText)).toMatch(
      /Only the first \d+ % of this selection fits this model\./,
    );
  });

  it('a removed selection stays away until another one is made', async () => {
    await open('/article');
    const first = await selectIn(gloss.page, '#p1');
    await waitForChip(panel, first.slice(0, 30));
    await clickByRole(panel, 'button', 'Remove selection');
    await waitFor(async () => (await readChip(panel)) === null, { what: 'the chip to go' });
    const second = await selectIn(gloss.page, '#p2');
    await waitForChip(panel, second.slice(0, 30));
  });
});
