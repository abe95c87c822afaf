import type { CDPSession } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackend, type Backend } from '../servers/backend.mjs';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import { connectModels, readPrompts, selectIn, waitForChip } from './helpers/panel.ts';
import { waitFor } from './helpers/wait.ts';

/** What a page that has broken out of its sandbox can do: everything our own script there can. */
describe('a compromised page (trust.md, row 95)', () => {
  let backend: Backend;
  let gloss: GlossBrowser;
  let inContentScript: <Value>(source: string) => Promise<Value>;

  beforeAll(async () => {
    backend = await createBackend();
    gloss = await launchGloss();
    await connectModels(gloss, backend, ['key'], 'test-key');
    // The address ends in the panel's own, as an attacker would have it.
    const address = `chrome-extension://${gloss.extensionId}/sidepanel.html`;
    await gloss.page.goto(`${backend.url}/article#${address}`);
    const session = await gloss.page.createCDPSession();
    const contexts = watchContexts(session, gloss.extensionId);
    const panel = await gloss.openPanel();
    await waitForChip(panel, (await selectIn(gloss.page, '#p1')).slice(0, 20));
    const contextId = await waitFor(() => contexts[0], { what: "our script's world" });
    inContentScript = async (source) => {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression: source,
        contextId,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
      return result.value;
    };
    backend.reset();
  });
  afterAll(async () => {
    await gloss.close();
    await backend.close();
  });

  const START = {
    type: 'chat-start',
    runId: 'evil',
    connectionId: 'key',
    request: {
      messages: [{ role: 'user', content: 'Hello' }],
      task: { kind: 'ask', question: 'Hello', passage: null },
    },
  };
  const MESSAGES = [
    START,
    { type: 'chat-stop', runId: 'evil' },
    { type: 'models-request', requestId: 'evil', connectionId: 'key' },
    { type: 'test-request', requestId: 'evil', connectionId: 'key' },
    { ...START, request: 7 },
    { type: 'access-granted', windowId: 1 },
    { type: '__proto__' },
    null,
    'text',
  ];

  it('is thrown off the port of the panel without an answer', async () => {
    const outcome = await inContentScript<{ answers: unknown[]; isClosed: boolean }>(`
      new Promise((resolve) => {
        const answers = [];
        const port = chrome.runtime.connect({ name: 'chat' });
        port.onMessage.addListener((message) => answers.push(message));
        port.onDisconnect.addListener(() => resolve({ answers, isClosed: true }));
        for (const message of ${JSON.stringify(MESSAGES)}) port.postMessage(message);
        for (let count = 0; count < 1000; count += 1) port.postMessage(${JSON.stringify(START)});
        port.postMessage('x'.repeat(10_000_000));
      })`);
    expect(outcome).toEqual({ answers: [], isClosed: true });
    expect(readPrompts(backend)).toEqual([]);
  });

  it('gets no answer to a message of any kind', async () => {
    const answers = await inContentScript<unknown[]>(`
      Promise.all(${JSON.stringify(MESSAGES)}.map((message) =>
        chrome.runtime.sendMessage(message).then((answer) => answer ?? null, () => null)))`);
    expect(answers.every((answer) => answer === null)).toBe(true);
    expect(readPrompts(backend)).toEqual([]);
  });

  it('finds neither a key nor a hand-over in any storage it can reach', async () => {
    const found = await inContentScript<string>(`
      (async () => {
        const read = (area) => chrome.storage[area].get(null).then(JSON.stringify, String);
        return (await Promise.all(['local', 'sync', 'session'].map(read))).join('\\n');
      })()`);
    expect(found).not.toContain('test-key');
    expect(found).toContain('Access to storage is not allowed from this context');
  });

  it('cannot put our page into a frame', async () => {
    const frame = `chrome-extension://${gloss.extensionId}/sidepanel.html`;
    await gloss.page.evaluate((src) => {
      const iframe = document.createElement('iframe');
      iframe.src = src;
      document.body.append(iframe);
      return new Promise((resolve) => iframe.addEventListener('load', resolve));
    }, frame);
    const framed = gloss.page.frames().at(-1);
    expect(framed).not.toBe(gloss.page.mainFrame());
    expect(framed?.url()).toBe('chrome-error://chromewebdata/');
  });
});

/** Ids of the isolated worlds of an extension in a page, as they come. */
function watchContexts(session: CDPSession, extensionId: string): number[] {
  const ids: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === `chrome-extension://${extensionId}`) ids.push(context.id);
  });
  void session.send('Runtime.enable');
  return ids;
}
