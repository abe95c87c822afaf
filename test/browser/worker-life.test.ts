import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackend, type Backend } from '../servers/backend.mjs';
import { launchRawChromium } from './helpers/raw-cdp.ts';
import { askAnew, connectModels, openPanel, waitForAnswer } from './helpers/raw-panel.ts';
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
    'row 43: lives through %s, and is gone soon after the end',
    { timeout: TEST_TIMEOUT_MS },
    async (_what, model, text) => {
      const chromium = await launchRawChromium();
      try {
        await connectModels(chromium, `${backend.url}/v1`, [model]);
        const page = await chromium.openPage(`${backend.url}/article`);
        const panel = await openPanel(chromium, page);
        await askAnew(chromium, panel, model);
        await waitForAnswer(chromium, panel, { status: 'complete', text, timeoutMs: 70_000 });
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
});
