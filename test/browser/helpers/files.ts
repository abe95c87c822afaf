import { readFile } from 'node:fs/promises';
import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { waitFor } from './wait.ts';

/** From now on every file that a page saves comes into this folder, and nobody is asked. */
export async function saveTo(browser: Browser, folder: string): Promise<void> {
  const session = await browser.target().createCDPSession();
  const downloads = { behavior: 'allow', downloadPath: folder } as const;
  await session.send('Browser.setDownloadBehavior', downloads);
}

/** The words of a file as soon as it is there; the browser gives it its name once it is whole. */
export function waitForFile(path: string): Promise<string> {
  return waitFor(() => readFile(path, 'utf8'), { what: `${path} to be saved` });
}

/** Gives the file field of a page this file, as its chooser does. */
export async function chooseFile(page: Page, path: string): Promise<void> {
  const input = await page.waitForSelector('input[type=file]');
  await (input as ElementHandle<HTMLInputElement>).uploadFile(path);
}
