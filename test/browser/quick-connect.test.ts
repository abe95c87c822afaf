import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackend, type Backend } from '../servers/backend.mjs';
import { createSelfSigned } from '../servers/self-signed.mjs';
import { startTlsFront } from '../servers/tls-front.ts';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import { readPrompts, selectIn } from './helpers/panel.ts';
import { clickByRole, getByRole } from './helpers/roles.ts';
import { waitFor } from './helpers/wait.ts';

/** Made up; only its beginning counts. */
const ANTHROPIC_KEY = `sk-ant-api03-${'k3y'.repeat(30)}AA`;

describe('connecting a model', () => {
  let backend: Backend;
  let front: Awaited<ReturnType<typeof startTlsFront>>;
  let gloss: GlossBrowser;
  let panel: Page;

  beforeAll(async () => {
    backend = await createBackend();
    const trusted = createSelfSigned();
    front = await startTlsFront(backend.port, trusted);
    gloss = await launchGloss({
      args: [
        `--ignore-certificate-errors-spki-list=${trusted.keyHash}`,
        `--host-resolver-rules=${[
          `MAP api.anthropic.com:443 127.0.0.1:${front.port}`,
          `MAP 127.0.0.1:11434 127.0.0.1:${backend.port}`,
        ].join(',')}`,
      ],
    });
    // Headless can answer no question of the browser's; these are the answers, given before.
    await gloss.grantHost('https://api.anthropic.com/*');
    await gloss.grantHost('http://127.0.0.1/*');
    await gloss.grantHost('http://localhost/*');
    await gloss.page.goto(`${backend.url}/article`);
    await selectIn(gloss.page, 'article');
    panel = await gloss.openPanel();
  });
  afterAll(async () => {
    await gloss.close();
    front.close();
    await backend.close();
  });

  const waitForWords = (words: string) =>
    waitFor(() => panel.evaluate((text) => document.body.innerText.includes(text), words), {
      what: `“${words}” to be shown`,
    });
  const readMarkup = () =>
    panel.evaluate(
      () =>
        document.documentElement.outerHTML +
        [...document.querySelectorAll('textarea, input')]
          .map((field) => ('value' in field ? String(field.value) : ''))
          .join(' '),
    );

  it('takes a pasted key and Enter, and is over in seconds', async () => {
    await getByRole(panel, 'region', 'Selected text');
    await clickByRole(panel, 'button', 'Connect a model');
    await getByRole(panel, 'textbox', 'Paste a key, an address or a cURL command');
    const startedAt = performance.now();
    // The focus is there already.
    await panel.keyboard.sendCharacter(ANTHROPIC_KEY);
    await waitForWords('Looks like a key of Anthropic.');
    await panel.keyboard.press('Enter');
    await waitForWords('Done. Your questions now go to Anthropic.');
    expect(performance.now() - startedAt).toBeLessThan(10_000);

    expect(await readMarkup()).not.toContain(ANTHROPIC_KEY);
    const [prompt, ...others] = readPrompts(backend);
    expect(others).toEqual([]);
    expect(prompt?.path).toBe('/v1/messages');
    expect(prompt?.headers['x-api-key']).toBe(ANTHROPIC_KEY);
    expect(prompt?.body?.messages).toEqual([{ role: 'user', content: 'OK?' }]);
    // The model is one of those the server has.
    const { model } = prompt?.body ?? {};
    const listed = backend.requests.find(({ path }) => path.startsWith('/v1/models'));
    expect(listed?.headers['x-api-key']).toBe(ANTHROPIC_KEY);
    expect(model).toMatch(/\w/);
  });

  it('leads back to the passage, by Enter alone', async () => {
    await panel.keyboard.press('Enter');
    await getByRole(panel, 'region', 'Selected text');
    const model = await panel.$eval('select[aria-label="Model"]', (select) =>
      select instanceof HTMLSelectElement ? select.selectedOptions[0]?.text : '',
    );
    expect(model).toContain('Anthropic');
  });

  it('finds Ollama on this computer by a click, and uses it by another', async () => {
    await clickByRole(panel, 'button', 'Settings');
    await clickByRole(panel, 'button', 'Look for models on this computer');
    await panel.locator('.quick .preset').click();
    await waitForWords('Done. Your questions now go to Ollama.');
    const prompt = readPrompts(backend).at(-1);
    expect(prompt?.path).toBe('/api/chat');
  });

  it('takes a cURL command of several lines, key and all', async () => {
    const field = await getByRole(panel, 'textbox', 'Paste a key, an address or a cURL command');
    await field.focus();
    await panel.keyboard.sendCharacter(
      [
        `curl ${backend.url}/v1/chat/completions \\`,
        `  -H 'Authorization: Bearer canary-0123456789' \\`,
        `  -d '{"model":"demo","messages":[{"role":"user","content":"Hello"}],"stream":true}'`,
      ].join('\n'),
    );
    await waitForWords(`A request to ${new URL(backend.url).host}.`);
    await panel.keyboard.press('Enter');
    await waitForWords(`Done. Your questions now go to ${new URL(backend.url).host}.`);
    expect(await readMarkup()).not.toContain('canary-0123456789');
    expect(readPrompts(backend).at(-1)?.headers['authorization']).toBe('Bearer canary-0123456789');
  });

  it('finds a setting by its words, and says when there is none', async () => {
    const search = await getByRole(panel, 'searchbox', 'Search settings');
    const readShown = () =>
      panel.$$eval('.settings select', (selects) =>
        selects.filter((each) => each.checkVisibility()).map((each) => each.labels[0]?.innerText),
      );
    const all = await readShown();
    await search.focus();
    await panel.keyboard.type('dark');
    await waitFor(async () => (await readShown()).length === 1, { what: 'one choice to be left' });
    expect(await readShown()).toEqual(['Theme']);
    await panel.keyboard.type(' nowhere');
    await waitForWords('No setting has these words.');
    await panel.keyboard.press('Escape');
    await waitFor(async () => (await readShown()).length === all.length, {
      what: 'all to be back',
    });
  });
});
