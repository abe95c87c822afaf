import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackend, type Backend } from '../servers/backend.mjs';
import { launchGloss, type GlossBrowser } from './helpers/chromium.ts';
import { ask, readAnswer, readPrompts, waitForEnd } from './helpers/panel.ts';
import { clickByRole, getByRole } from './helpers/roles.ts';
import { waitFor } from './helpers/wait.ts';

describe('the settings', () => {
  let backend: Backend;
  let gloss: GlossBrowser;
  let settings: Page;
  let downloads: string;
  let pageUrl: string;

  beforeAll(async () => {
    // No CORS headers: without the host permission the browser lets nothing through.
    backend = await createBackend({ cors: false });
    downloads = await mkdtemp(join(tmpdir(), 'gloss-downloads-'));
    // On another host than the model: the click on the icon opens the page's host for requests too.
    pageUrl = backend.url.replace('127.0.0.1', 'localhost');
    gloss = await launchGloss();
    await gloss.page.goto(`${pageUrl}/article`);
    settings = await gloss.openInTab('#settings');
  });
  afterAll(async () => {
    await gloss.close();
    await backend.close();
    await rm(downloads, { recursive: true });
  });

  const fill = async (name: string, value: string, role = 'textbox') => {
    const field = await getByRole(settings, role, name);
    await field.click({ count: 3 });
    await settings.keyboard.type(value);
  };
  const waitForWords = (page: Page, words: string) =>
    waitFor(() => page.evaluate((text) => document.body.innerText.includes(text), words), {
      what: `“${words}” to be shown`,
    });

  it('take a connection from a form, and say what is wrong with its address', async () => {
    await clickByRole(settings, 'button', 'Add connection');
    await clickByRole(settings, 'button', 'Another endpoint');
    await fill('Name', 'Desk');
    await fill('Address', 'not an address');
    await fill('Model', 'key', 'combobox');
    await clickByRole(settings, 'button', 'Save');
    await waitForWords(settings, 'This is not an address Gloss can use.');

    await fill('Address', `${backend.url}/v1/`);
    await settings.type('input[type=password]', 'test-key');
    await clickByRole(settings, 'button', 'Save');
    await waitForWords(settings, 'Desk');
    await waitForWords(settings, 'Key stored');
    await waitForWords(settings, 'In use');
  });

  it('lead from a refused host to the click that allows it', async () => {
    const panel = await gloss.openPanel();
    await ask(panel, 'Are you there?');
    const refused = await waitForEnd(panel, { status: 'failed' });
    expect(refused.whole).toContain('The browser does not let Gloss reach');
    expect(readPrompts(backend)).toEqual([]);

    // Headless can answer no question of the browser's; this is the answer, given before.
    await gloss.grantHost('http://127.0.0.1/*');
    await gloss.page.bringToFront();
    await clickByRole(panel, 'button', `Allow access to ${new URL(backend.url).host}`);
    await waitFor(
      () => panel.evaluate(() => chrome.permissions.contains({ origins: ['http://127.0.0.1/*'] })),
      {
        what: 'the permission',
      },
    );
    await clickByRole(panel, 'button', 'Retry');
    await waitFor(async () => (await readAnswer(panel))?.status === 'complete', {
      what: 'the answer',
    });
    expect(readPrompts(backend)).toHaveLength(1);
    expect(readPrompts(backend)[0]?.headers['authorization']).toBe('Bearer test-key');
  });

  it('test a connection, with a prompt that holds nothing of the user', async () => {
    backend.reset();
    await settings.bringToFront();
    await settings.locator('button ::-p-text(Test)').click();
    await waitForWords(settings, 'It works: the first word came after');
    const [prompt] = readPrompts(backend);
    expect(prompt?.body?.messages).toEqual([{ role: 'user', content: 'OK?' }]);
  });

  it('write a file without keys, unless they are asked for', async () => {
    const session = await settings.createCDPSession();
    await session.send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
    const readExport = async () => {
      await clickByRole(settings, 'button', 'Export settings');
      const name = await waitFor(
        async () => (await readdir(downloads)).find((each) => each.endsWith('.json')),
        { what: 'the file' },
      );
      const path = join(downloads, name);
      const text = await readFile(path, 'utf8');
      await rm(path);
      return text;
    };
    const bare = await readExport();
    expect(bare).not.toContain('test-key');
    expect(JSON.parse(bare)).toMatchObject({
      gloss: 1,
      connections: [{ name: 'Desk', format: 'openai-chat', baseUrl: `${backend.url}/v1` }],
    });
    await clickByRole(settings, 'checkbox', 'Include keys');
    expect(await readExport()).toContain('test-key');
  });

  it('forget the key when the address moves to another host', async () => {
    await settings.locator('button ::-p-text(Edit)').click();
    await fill('Address', `${pageUrl}/v1`);
    await waitForWords(settings, 'Enter the key for the new address.');
    await clickByRole(settings, 'button', 'Save');
    await waitForWords(settings, 'No key');
  });

  it('change the language at once, in every open panel', async () => {
    const panel = await gloss.openPanel();
    await settings.bringToFront();
    await settings.select('select', 'zh-CN');
    await waitForWords(settings, '设置');
    await waitFor(() => panel.$('button[aria-label="新对话"], button[title="新对话"]'), {
      what: 'the panel in Chinese',
    });
    expect(await settings.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    await settings.select('select', 'en');
    await waitForWords(settings, 'Settings');
  });

  it('remove a connection, after a question', async () => {
    await settings.locator('button ::-p-text(Remove)').click();
    await waitForWords(settings, 'Remove Desk and its key?');
    await clickByRole(settings, 'button', 'Remove');
    await waitForWords(settings, 'No model is connected.');
  });
});

describe('a sample answer', () => {
  let backend: Backend;
  let gloss: GlossBrowser;

  beforeAll(async () => {
    backend = await createBackend({ cors: false });
    gloss = await launchGloss();
    await gloss.grantHost('http://127.0.0.1/*');
    await gloss.page.goto(`${backend.url}/article`);
  });
  afterAll(async () => {
    await gloss.close();
    await backend.close();
  });

  it('is fetched by a click, and teaches Gloss to read a server it has never met', async () => {
    const settings = await gloss.openInTab('#settings');
    await clickByRole(settings, 'button', 'Add connection');
    await clickByRole(settings, 'button', 'FastAPI server');
    const url = await getByRole(settings, 'textbox', 'URL');
    await url.click({ count: 3 });
    await settings.keyboard.type(`${backend.url}/fastapi/sider`);
    await clickByRole(settings, 'button', 'Fetch a sample answer');
    await settings.waitForSelector('.sample-text');

    const [question, ...others] = readPrompts(backend);
    expect(others).toEqual([]);
    expect(question?.body).toMatchObject({ prompt: 'Say hello.' });
    const readField = async (name: string) =>
      (await getByRole(settings, 'textbox', name)).evaluate((field) =>
        field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
          ? field.value
          : '',
      );
    expect(await readField('Paste a sample answer')).toMatch(/^data:\{"code":0/);
    expect(await readField('Text path')).toBe('msg');
    expect(await readField('Done mark')).toBe('[DONE]');
    await clickByRole(settings, 'button', 'Save');
    await getByRole(settings, 'group');

    backend.reset();
    await gloss.page.bringToFront();
    const panel = await gloss.openPanel();
    await ask(panel, 'Who keeps the lighthouse?');
    const answer = await waitForEnd(panel, { status: 'complete' });
    expect(readPrompts(backend).map((prompt) => prompt.answer)).toEqual([answer.text]);
  });

  it('that cannot be had says why, in words', async () => {
    const settings = await gloss.openInTab('#settings');
    await clickByRole(settings, 'button', 'Add connection');
    await clickByRole(settings, 'button', 'FastAPI server');
    const url = await getByRole(settings, 'textbox', 'URL');
    await url.click({ count: 3 });
    await settings.keyboard.type(`${backend.url}/nowhere`);
    await clickByRole(settings, 'button', 'Fetch a sample answer');
    await waitFor(
      () => settings.evaluate(() => document.body.innerText.includes('no such model or address')),
      { what: 'the reason' },
    );
  });
});

describe('with the keyboard alone', () => {
  let backend: Backend;
  let gloss: GlossBrowser;

  beforeAll(async () => {
    backend = await createBackend();
    gloss = await launchGloss();
    await gloss.page.goto(`${backend.url}/article`);
  });
  afterAll(async () => {
    await gloss.close();
    await backend.close();
  });

  it('every control of the panel is reached, and a summary is made', async () => {
    await gloss.page.$eval('article', (article) => getSelection()?.selectAllChildren(article));
    const panel = await gloss.openPanel();
    await getByRole(panel, 'region', 'Selected text');
    const focusedName = () =>
      panel.evaluate(() => {
        const focused = document.activeElement;
        return focused?.ariaLabel ?? focused?.textContent?.trim() ?? '';
      });
    const reached = new Set<string>();
    for (let count = 0; count < 20; count += 1) {
      reached.add(await focusedName());
      await panel.keyboard.press('Tab');
    }
    const wanted = [
      'Model',
      'New chat',
      'Settings',
      'Preview',
      'Remove selection',
      'Summarize',
      'Key points',
      'Explain',
      'Translate',
      'Rewrite',
      'Fix grammar',
      'Message',
    ];
    expect([...reached]).toEqual(expect.arrayContaining(wanted));

    await waitFor(
      async () => {
        if ((await focusedName()) === 'Summarize') return true;
        await panel.keyboard.press('Tab');
        return false;
      },
      { what: 'Summarize to have the focus' },
    );
    await panel.keyboard.press('Enter');
    expect((await waitForEnd(panel, { status: 'complete' })).text).not.toBe('');
    expect(await focusedName()).toBe('Message');
  });
});
