import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackend, type Backend } from '../servers/backend.mjs';
import { readStatus, toSettings } from './helpers/install-settings.ts';
import { launchRawChromium, type AttachedPage, type RawChromium } from './helpers/raw-cdp.ts';
import { waitFor } from './helpers/wait.ts';

/** The browser stops an idle worker after 30 s; the rest is for a busy machine. */
const WORKER_GONE_TIMEOUT_MS = 45_000;

const TEST_TIMEOUT_MS = 150_000;

describe('the worker, with no debugger attached to it', () => {
  let backend: Backend;

  beforeAll(async () => {
    backend = await createBackend();
  });
  afterAll(() => backend.close());

  it.concurrent.each([
    ['50 s without a byte before the answer', 'silent-50s', 'Sorry for the wait.'],
    ['45 s between two pieces of it', 'gap-45s', 'Before the gap. After the gap.'],
  ])(
    'lives through %s, and is gone soon after the end',
    { timeout: TEST_TIMEOUT_MS },
    async (_what, model, words) => {
      const chromium = await launchRawChromium();
      try {
        await connect(chromium, model);
        const panel = await openPanel(chromium);
        await chromium.evaluate(panel, askSource('How long does this take?'));
        const answer = await waitFor(() => chromium.evaluate<string | null>(panel, READ_ANSWER), {
          what: `the answer of ${model}`,
          timeoutMs: 70_000,
        });
        expect(answer.trim()).toBe(words);
        expect(backend.requests.filter(({ body }) => body?.model === model)).toHaveLength(1);
        await waitFor(async () => !(await chromium.isWorkerAlive()), {
          what: 'the worker to be stopped',
          timeoutMs: WORKER_GONE_TIMEOUT_MS,
        });
      } finally {
        await chromium.close();
      }
    },
  );

  it('killed while an answer streams: the answer is interrupted, and never sent again', async () => {
    const chromium = await launchRawChromium();
    try {
      await connect(chromium, 'hold');
      const panel = await openPanel(chromium);
      await chromium.evaluate(panel, askSource('Go on.'));
      await waitFor(() => chromium.evaluate(panel, HAS_WORDS), { what: 'the first pieces' });
      await chromium.stopWorker();
      await waitFor(() => chromium.evaluate(panel, IS_INTERRUPTED), { what: 'interrupted' });
      const text = await chromium.evaluate<string>(panel, READ_TEXT);
      expect(text).toBe('First piece. Second piece. ');
      const prompts = backend.requests.filter(({ body }) => body?.model === 'hold');
      expect(prompts).toHaveLength(1);
    } finally {
      await chromium.close();
    }
  });

  /** Imports a connection in the settings. Typed into the page, for there is no puppeteer here. */
  async function connect(chromium: RawChromium, model: string): Promise<void> {
    const { extensionId, evaluate, openPage, send } = chromium;
    const extensions = await openPage(`chrome://extensions/?id=${extensionId}`);
    const pattern = JSON.stringify('http://127.0.0.1/*');
    await evaluate(
      extensions,
      `chrome.developerPrivate.addHostPermission(${JSON.stringify(extensionId)}, ${pattern})`,
    );
    const tab = await openPage(`chrome-extension://${extensionId}/sidepanel.html#settings`);
    const settings = JSON.stringify(toSettings(`${backend.url}/v1`, [model]));
    await waitFor(() => evaluate(tab, `Boolean(document.querySelector('input[type=file]'))`), {
      what: 'the settings',
    });
    await evaluate(tab, importSource(settings));
    await waitFor(() => evaluate(tab, `(${String(readStatus)})()`), {
      what: 'the settings to be stored',
    });
    for (const { targetId } of [tab, extensions]) await send('Target.closeTarget', { targetId });
  }

  async function openPanel(chromium: RawChromium): Promise<AttachedPage> {
    const page = await chromium.openPage(`${backend.url}/article`);
    const panel = await chromium.openPanel(page);
    await waitFor(() => chromium.evaluate(panel, `Boolean(document.querySelector('textarea'))`), {
      what: 'the composer',
    });
    return panel;
  }
});

const importSource = (settings: string) => `(async () => {
  const files = new DataTransfer();
  files.items.add(new File([${JSON.stringify(settings)}], 'gloss.json'));
  const input = document.querySelector('input[type=file]');
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  const find = () =>
    [...document.querySelectorAll('button')].find((button) => button.textContent === 'Import');
  while (!find()) await new Promise(requestAnimationFrame);
  find().click();
})()`;

const askSource = (question: string) => `(async () => {
  const message = document.querySelector('textarea');
  message.value = ${JSON.stringify(question)};
  message.dispatchEvent(new Event('input', { bubbles: true }));
  const find = () => document.querySelector('button[aria-label="Send"]:not(:disabled)');
  while (!find()) await new Promise(requestAnimationFrame);
  find().click();
})()`;

const ANSWER = `document.querySelector('article[aria-label="Assistant"]')`;
const READ_TEXT = `${ANSWER}?.querySelector('[data-part="text"]').textContent ?? ''`;
const HAS_WORDS = `(${READ_TEXT}).includes('Second')`;
const READ_ANSWER = `${ANSWER}?.dataset.status === 'complete' ? ${READ_TEXT} : null`;
const IS_INTERRUPTED = `${ANSWER}?.dataset.status === 'interrupted'`;
