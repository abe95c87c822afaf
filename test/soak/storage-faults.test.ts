import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackend, type Backend } from '../servers/backend.mjs';
import { createProfile } from '../browser/helpers/browser-process.ts';
import { launchGloss, type GlossBrowser } from '../browser/helpers/chromium.ts';
import { chooseFile, saveTo, waitForFile } from '../browser/helpers/files.ts';
import {
  ask,
  connectModels,
  countTurns,
  readAnswer,
  runAction,
  selectIn,
  waitForChip,
  waitForEnd,
} from '../browser/helpers/panel.ts';
import { clickByRole, getByRole, queryByRole } from '../browser/helpers/roles.ts';
import { readChats, readStore } from '../browser/helpers/stored.ts';
import { waitFor } from '../browser/helpers/wait.ts';

const KEY = 'sk-canary-4711';
const HOSTILE_TITLE = '<img src=x onerror="document.title=1"><b>Bold</b>';

let backend: Backend;
let profile: string;
let folder: string;
let gloss: GlossBrowser;
let panel: Page;

const launch = () => launchGloss({ args: [`--user-data-dir=${profile}`] });

beforeAll(async () => {
  profile = await createProfile();
  folder = await mkdtemp(join(tmpdir(), 'gloss-faults-'));
  backend = await createBackend();
  gloss = await launch();
  await saveTo(gloss.browser, folder);
  await connectModels(gloss, backend, ['demo', 'hostile'], KEY);
  await gloss.page.goto(`${backend.url}/article`);
  panel = await gloss.openPanel();
});
afterAll(async () => {
  await gloss.close();
  await backend.close();
  await rm(folder, { recursive: true, force: true });
  await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
});

const waitForWords = (page: Page, words: string) =>
  waitFor(
    async () => {
      const shown = await page.evaluate(() => document.body.innerText);
      if (!shown.includes(words)) throw new Error(shown.slice(0, 600));
      return true;
    },
    { what: `“${words}” to be shown` },
  );

/** Asks and waits for the answer to end; returns what the panel warns of then. */
async function send(press: () => Promise<void>, status = 'complete'): Promise<string[]> {
  const turns = await countTurns(panel);
  await press();
  await waitFor(async () => (await countTurns(panel)) > turns, { what: 'the question' });
  await waitForEnd(panel, { status });
  return readAlerts();
}

const askAndWait = (question: string, status?: string) => send(() => ask(panel, question), status);

/** What needs no model, and so nothing that is stored. */
const summarize = () => send(() => runAction(panel, 'Summarize'));
const SUMMARY_TITLE = 'Summarize: How a lighthouse throws its light';

const readAlerts = () =>
  panel.$$eval('[role=alert]', (alerts) => alerts.map((each) => (each as HTMLElement).innerText));

/** The titles of the list, as a new look at it shows them. */
async function readTitles(): Promise<Array<string | null>> {
  const tab = await gloss.openInTab('#history');
  await getByRole(tab, 'region', 'All chats');
  const titles = await tab.$$eval('.history-title', (all) => all.map((each) => each.textContent));
  await tab.close();
  return titles;
}

describe('row 59: a file of chats', () => {
  let tab: Page;

  beforeAll(async () => {
    tab = await gloss.openInTab('#history');
  });
  afterAll(async () => {
    await tab.close();
    await gloss.page.bringToFront();
  });

  const open = async (name: string, text: string) => {
    const path = join(folder, name);
    await writeFile(path, text);
    await chooseFile(tab, path);
  };

  it.each([
    ['of more than 50 MB', ' '.repeat(50_000_001), 'up to 50 MB'],
    ['nested deeper than any program writes', nest(200_000), 'not a file of Gloss chats'],
    ['with wrong types', '{"gloss-chats":1,"conversations":[{"id":7}]}', 'not a file of Gloss'],
    ['that is a settings file', '{"gloss":1,"connections":[]}', 'not a file of Gloss chats'],
  ])('%s is refused in a sentence', async (what, text, words) => {
    await open(`${what.replaceAll(' ', '-')}.json`, text);
    await waitForWords(tab, words);
    expect(await tab.$$('.history-title')).toEqual([]);
  });

  it('comes in as text alone: markup is no markup, prototypes stay, endpoints stay out', async () => {
    const question = {
      role: 'user',
      id: 'q',
      parentId: null,
      createdAt: 1,
      task: { kind: 'ask', question: 'Why?', passage: null },
      content: 'Why?',
    };
    const chat = { id: 'c', title: HOSTILE_TITLE, createdAt: 1, updatedAt: 1, headId: 'q' };
    const endpoint = { id: 'evil', baseUrl: 'http://127.0.0.1:9/v1', apiKey: 'k', format: 'tgi' };
    const file = {
      'gloss-chats': 1,
      activeConnection: 'evil',
      connections: [endpoint],
      conversations: [{ ...chat, hasOwnTitle: true, turns: [question], ...endpoint, id: 'c' }],
    };
    const text = JSON.stringify(file).replace('"id":"c"', '"id":"c","__proto__":{"polluted":true}');
    await open('chats.json', text);
    await waitForWords(tab, 'Imported 1 chat.');
    expect(await tab.$('[role=alert]')).toBeNull();
    const titles = await tab.$$eval('.history-title', (all) =>
      all.map(({ textContent, childElementCount }) => [textContent, childElementCount]),
    );
    expect(titles).toEqual([[HOSTILE_TITLE, 0]]);
    expect(await tab.evaluate(() => 'polluted' in {})).toBe(false);
    const models = await panel.$$eval('select[aria-label="Model"] option', (options) =>
      options.map(({ value }) => value),
    );
    expect(models).not.toContain('evil');
    expect(JSON.stringify(await readStore(tab, 'connections'))).not.toContain('127.0.0.1:9');
  });
});

describe('row 60: what is exported', () => {
  it('has no key, and asks nobody for anything when it is opened', async () => {
    await panel.select('select[aria-label="Model"]', 'hostile');
    await askAndWait('Show me everything.');
    const tab = await gloss.openInTab('#history');
    const exports = [
      ['Export as Markdown', 'gloss-chats.md'],
      ['Export as JSON', 'gloss-chats.json'],
      ['Export settings', 'gloss-settings.json'],
    ] as const;
    const names = exports.map(([, name]) => name);
    for (const [button, name] of exports) {
      if (button === 'Export settings') await clickByRole(tab, 'button', 'Back to chat');
      if (button === 'Export settings') await clickByRole(tab, 'button', 'Settings');
      await clickByRole(tab, 'button', button);
      expect(await waitForFile(join(folder, name))).not.toContain(KEY);
    }
    backend.reset();
    const asked: string[] = [];
    tab.on('request', (request) => void asked.push(request.url()));
    for (const name of names) await tab.goto(`file://${join(folder, name)}`);
    expect(asked).toEqual(names.map((name) => `file://${join(folder, name)}`));
    expect(backend.requests).toEqual([]);
    await tab.close();
    await gloss.page.bringToFront();
    await panel.select('select[aria-label="Model"]', 'demo');
  });
});

describe('row 53: no room to store anything', () => {
  it('lets the chat go on, says that it is not saved, and saves again once there is room', async () => {
    await clickByRole(panel, 'button', 'New chat');
    await (await gloss.worker()).evaluate(fillDisk);
    const [alert, ...others] = await askAndWait('Asked on a full disk');
    expect(others).toEqual([]);
    expect(alert).toContain('This answer cannot be saved here');
    expect(alert).toContain('no room left');
    expect(await readTitles()).not.toContain('Asked on a full disk');
    await (await gloss.worker()).evaluate(() => freeDisk());
    await clickByRole(panel, 'button', 'New chat');
    expect(await askAndWait('Asked with room again')).toEqual([]);
    expect(await readTitles()).toContain('Asked with room again');
  });
});

describe('row 54: a database that another page keeps', () => {
  it('for a newer Gloss: what is shown stays, and the way out is told', async () => {
    const tab = await gloss.openInTab('#history');
    await getByRole(tab, 'region', 'All chats');
    await upgradeTo(tab, 99);
    await tab.close();
    await gloss.page.bringToFront();
    const shown = await panel.$$eval('article [data-part="text"]', (words) =>
      words.map((each) => each.textContent),
    );
    await askAndWait('Asked beside a newer Gloss', 'failed');
    expect((await readAnswer(panel))?.whole).toContain('newer version of Gloss');
    const after = await panel.$$eval('article [data-part="text"]', (words) =>
      words.map((each) => each.textContent),
    );
    expect(after.slice(0, shown.length)).toEqual(shown);
  });

  it('in an older version: a panel opens, says which pages to close, and works once they are', async () => {
    const holder = await gloss.browser.newPage();
    await holder.goto(`chrome-extension://${gloss.extensionId}/icon/icon.svg`);
    await holdOldVersion(holder);
    await panel.evaluate(() => chrome.storage.local.clear());
    await reopenWithSelection();
    await waitForWords(panel, 'Close its other tabs and panels');
    const alerts = await summarize();
    expect(alerts.join()).toContain('This answer cannot be saved here');
    await holder.close();
    await reopenWithSelection();
    expect(await summarize()).toEqual([]);
    expect(await readTitles()).toEqual([SUMMARY_TITLE]);
  });
});

describe('row 55: files of the browser that are garbage', () => {
  it('are told of as a loss, once, and Gloss works on', async () => {
    await gloss.close();
    const databases = join(profile, 'Default', 'IndexedDB');
    const entries = await readdir(databases, { recursive: true, withFileTypes: true });
    const files = entries.filter(
      (entry) => entry.isFile() && entry.parentPath.includes('.leveldb'),
    );
    expect(files.length).toBeGreaterThan(2);
    for (const { parentPath, name } of files) {
      await writeFile(join(parentPath, name), crypto.getRandomValues(new Uint8Array(4096)));
    }
    gloss = await launch();
    await gloss.page.goto(`${backend.url}/article`);
    await reopenWithSelection();
    await waitForWords(panel, 'The browser has lost what Gloss had stored');
    await clickByRole(panel, 'button', 'OK');
    expect(await summarize()).toEqual([]);
    expect(await readTitles()).toEqual([SUMMARY_TITLE]);
    await panel.close();
    panel = await gloss.openPanel();
    await waitFor(async () => (await readAnswer(panel))?.status === 'complete', {
      what: 'the chat to be there again',
    });
    expect(await queryByRole(panel, 'button', 'OK')).toBeNull();
  });
});

describe('row 61: a private window', () => {
  it('says that nothing is kept, and nothing is', async () => {
    await gloss.allowPrivateWindows();
    const tab = await gloss.openInTab('#settings');
    const before = await readChats(tab);
    await tab.evaluate(
      async (url) => void (await chrome.windows.create({ incognito: true, url })),
      `${backend.url}/article?private`,
    );
    const target = await gloss.browser.waitForTarget((each) => each.url().endsWith('?private'));
    const page = await target.asPage();
    await page.waitForSelector('#p3');
    const words = await selectIn(page, '#p3');
    panel = await gloss.openPanel(page);
    await waitForWords(panel, 'Private window: nothing of this chat is kept.');
    await waitForChip(panel, words.slice(0, 30));
    expect(await summarize()).toEqual([]);
    expect(await readChats(tab)).toEqual(before);
    expect(await readStore(tab, 'drafts')).toEqual([]);
    await clickByRole(panel, 'button', 'New chat');
    expect(await queryByRole(panel, 'checkbox', 'Temporary chat')).toBeNull();
  });
});

/** Opens the panel anew beside some selected words. */
async function reopenWithSelection(): Promise<void> {
  for (const each of await gloss.panels()) await each.close();
  await gloss.page.bringToFront();
  const words = await selectIn(gloss.page, '#p3');
  panel = await gloss.openPanel();
  await waitForChip(panel, words.slice(0, 30));
}

/** Runs in the worker: from now on the browser has no room for anything, until `freeDisk`. */
function fillDisk(): void {
  const { add, put } = IDBObjectStore.prototype;
  const refuse = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  Object.assign(IDBObjectStore.prototype, { add: refuse, put: refuse });
  globalThis.freeDisk = () => void Object.assign(IDBObjectStore.prototype, { add, put });
}

declare global {
  // oxlint-disable-next-line eslint/no-var
  var freeDisk: () => void;
}

/** A file of chats whose chats are lists in lists. */
function nest(depth: number): string {
  return `{"gloss-chats":1,"conversations":[${'['.repeat(depth)}${']'.repeat(depth)}]}`;
}

/** Upgrades the database as a newer Gloss would. */
function upgradeTo(page: Page, version: number): Promise<void> {
  return page.evaluate(async (newVersion) => {
    const opening = indexedDB.open('gloss', newVersion);
    await new Promise((done) => opening.addEventListener('success', done));
    opening.result.close();
  }, version);
}

/** Makes the database anew as version 1 made it, and never lets go of it. */
function holdOldVersion(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const deleting = indexedDB.deleteDatabase('gloss');
    await new Promise((done) => deleting.addEventListener('success', done));
    const opening = indexedDB.open('gloss', 1);
    opening.addEventListener('upgradeneeded', () => {
      opening.result.createObjectStore('connections', { keyPath: 'id' });
      opening.result.createObjectStore('keys', { keyPath: 'connectionId' });
      opening.result.createObjectStore('settings');
    });
    await new Promise((done) => opening.addEventListener('success', done));
    Object.assign(globalThis, { held: opening.result });
  });
}
