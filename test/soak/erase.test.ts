import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundlePage } from '../soak/bundle-page.ts';
import { createProfile } from '../browser/helpers/browser-process.ts';
import { launchGloss, type GlossBrowser } from '../browser/helpers/chromium.ts';
import { clickByRole } from '../browser/helpers/roles.ts';
import { waitFor } from '../browser/helpers/wait.ts';

/** Signs that nothing else has, and no compression makes shorter. */
const createCanary = () => crypto.randomUUID().replaceAll('-', '').slice(0, 24);

let profile: string;
let gloss: GlossBrowser;
let page: Page;
let words: string;
let key: string;

beforeEach(async () => {
  profile = await createProfile();
  words = createCanary();
  key = `sk-${createCanary()}`;
  gloss = await launchGloss({ args: [`--user-data-dir=${profile}`] });
  page = await gloss.openInTab('#settings');
  await page.evaluate(await bundlePage(new URL('erase-page.ts', import.meta.url)));
  await page.evaluate((...canaries) => erasePage.seed(...canaries), words, key);
  // Without this the scan proves nothing.
  await waitFor(async () => (await findFiles(words)).length > 0, { what: 'the words on disk' });
  await waitFor(async () => (await findFiles(key)).length > 0, { what: 'the key on disk' });
});
afterEach(async () => {
  await gloss.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
});

/** The files of the profile that hold a text, in one byte a character or in two. */
async function findFiles(text: string): Promise<string[]> {
  const entries = await readdir(profile, { recursive: true, withFileTypes: true });
  const forms = (['latin1', 'utf16le'] as const).map((encoding) => Buffer.from(text, encoding));
  const found: string[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    try {
      const bytes = await readFile(path);
      if (forms.some((form) => bytes.includes(form))) found.push(path);
    } catch {
      // The browser has just removed it.
    }
  }
  return found;
}

/** The browser removes files a moment after it has stopped using them. */
async function expectGone(text: string, what: string): Promise<void> {
  let found: string[] = [];
  const isGone = async () => {
    found = await findFiles(text);
    return found.length === 0;
  };
  await waitFor(isGone, { what: `${what} to be gone`, timeoutMs: 15_000 }).catch(() => {});
  expect(found).toEqual([]);
}

describe('in the files of the browser', () => {
  it('no word of a chat is left once all chats are deleted, and the key is kept', async () => {
    await page.evaluate(() => void (location.hash = '#history'));
    await clickByRole(page, 'button', 'Delete all chats');
    await clickByRole(page, 'button', 'Delete all');
    await page.waitForSelector('::-p-text(Your chats will be listed here.)');
    await expectGone(words, 'the words');
    expect(await page.evaluate(() => erasePage.countChats())).toBe(0);
    expect(await page.evaluate(() => erasePage.readKey())).toBe(key);
    await gloss.browser.close();
    expect(await findFiles(words)).toEqual([]);
  });

  it('row 58: neither words nor key are left once everything is deleted', async () => {
    await clickByRole(page, 'button', 'Delete everything');
    await clickByRole(page, 'button', 'Delete everything now');
    await page.waitForSelector('::-p-text(Everything is deleted.)');
    await expectGone(words, 'the words');
    await expectGone(key, 'the key');
    expect(await page.evaluate(() => erasePage.readKey())).toBeUndefined();
    await gloss.browser.close();
    expect([...(await findFiles(words)), ...(await findFiles(key))]).toEqual([]);
  });
});
