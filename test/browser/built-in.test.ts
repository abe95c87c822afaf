import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import {
  type BuiltInLog,
  type BuiltInScript,
  toPageScript,
} from '../helpers/built-in-stand-ins.ts';
import { createBackend, type Backend } from '../servers/backend.mjs';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import { ask, runAction, selectIn, waitForChip, waitForEnd } from './helpers/panel.ts';
import { clickByRole, getByRole, queryByRole } from './helpers/roles.ts';
import { waitFor } from './helpers/wait.ts';

describe('the browser’s own model', () => {
  let backend: Backend;
  let gloss: GlossBrowser;

  beforeAll(async () => {
    backend = await createBackend();
    return () => backend.close();
  });
  afterEach(() => gloss.close());

  /** A panel, beside an article that is selected, of a browser with such a model. */
  async function open(script: BuiltInScript): Promise<Page> {
    gloss = await launchGloss();
    await (await gloss.worker()).evaluate(toPageScript(script));
    await gloss.page.goto(`${backend.url}/article`);
    const passage = await selectIn(gloss.page, 'article');
    const panel = await gloss.openPanel();
    await panel.evaluateOnNewDocument(toPageScript(script));
    await panel.reload();
    await waitForChip(panel, passage.slice(0, 30));
    return panel;
  }

  const readLog = async () =>
    (await gloss.worker()).evaluate(() => {
      const { creates, open: sessions } = (globalThis as unknown as { builtInLog: BuiltInLog })
        .builtInLog;
      return { apis: creates.map(({ api }) => api), sessions };
    });

  it('answers in the background where it is ready, and says that it wrote the answer', async () => {
    const panel = await open({ chunks: ['Written ', 'by a model.'] });
    await waitFor(() => panel.$eval('select', (select) => select.title.includes('AI model')), {
      what: 'the model to be the one in use',
    });
    await runAction(panel, 'Summarize');
    const summary = await waitForEnd(panel, { status: 'complete' });
    expect(summary.text).toBe('Written by a model.');
    expect(summary.whole).toContain('Written by the browser’s AI model');
    expect(summary.whole).not.toContain('no AI model');
    await ask(panel, 'Why is that so?');
    await waitForEnd(panel, { status: 'complete' });
    expect(await readLog()).toEqual({ apis: ['Summarizer', 'LanguageModel'], sessions: 0 });
  });

  it('that does not know the language says so, and picked sentences are offered', async () => {
    const panel = await open({
      fails: { phase: 'create', name: 'NotSupportedError', message: 'language' },
    });
    await waitFor(() => panel.$eval('select', (select) => select.title.includes('AI model')), {
      what: 'the model to be the one in use',
    });
    await runAction(panel, 'Summarize');
    const refusal = await waitForEnd(panel, { status: 'failed' });
    expect(refusal.whole).toContain('does not know this language');
    await clickByRole(panel, 'button', 'Use this device instead');
    const answer = await waitForEnd(panel, { status: 'complete' });
    expect(answer.whole).toContain('picked on your device (no AI model)');
  });

  it('is downloaded by a click, and never before one', async () => {
    const panel = await open({ availability: 'downloadable', progress: [0, 0.5], hangs: 'create' });
    await waitFor(() => queryByRole(panel, 'button', 'Download'), { what: 'the offer' });
    const countCreates = () =>
      panel.evaluate(
        () => (globalThis as unknown as { builtInLog: BuiltInLog }).builtInLog.creates.length,
      );
    expect(await countCreates()).toBe(0);
    await clickByRole(panel, 'button', 'Download');
    expect(await countCreates()).toBe(1);
    await getByRole(panel, 'progressbar', 'Download of the AI model');
    await panel.evaluate(() =>
      (globalThis as unknown as { builtInLog: BuiltInLog }).builtInLog.release(),
    );
    await clickByRole(panel, 'button', 'OK');
    await waitFor(() => panel.$eval('select', (select) => select.title.includes('AI model')), {
      what: 'the model to be the one in use',
    });
  });

  it('that was declined is not offered again', async () => {
    const panel = await open({ availability: 'downloadable' });
    await waitFor(() => queryByRole(panel, 'button', 'Not now'), { what: 'the offer' });
    await clickByRole(panel, 'button', 'Not now');
    await panel.reload();
    await getByRole(panel, 'checkbox', 'Temporary chat');
    await waitFor(
      () =>
        panel.evaluate(
          () =>
            (globalThis as unknown as { builtInLog: BuiltInLog }).builtInLog.availabilities.length,
        ),
      { what: 'the panel to look' },
    );
    expect(await queryByRole(panel, 'button', 'Not now')).toBeNull();
  });

  it('is not there in this browser as it is, and nothing is said of it', async () => {
    gloss = await launchGloss();
    await gloss.page.goto(`${backend.url}/article`);
    const passage = await selectIn(gloss.page, 'article');
    const panel = await gloss.openPanel();
    await waitForChip(panel, passage.slice(0, 30));
    expect(await queryByRole(panel, 'region', 'The browser’s AI model')).toBeNull();
    await runAction(panel, 'Summarize');
    const answer = await waitForEnd(panel, { status: 'complete' });
    expect(answer.whole).toContain('picked on your device (no AI model)');
  });
});
