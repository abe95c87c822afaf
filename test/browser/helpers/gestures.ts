import type { Page } from 'puppeteer-core';
import type { Menus } from 'webextension-polyfill';
import type { GlossBrowser } from './chromium.ts';

/**
 * Fires the listeners of a context menu click on a tab, which must be the active one of its window. Headless can open no menu, so the
 * click brings neither a user gesture nor `activeTab`: the worker cannot open the panel from it.
 */
export async function fireContextMenu(
  gloss: GlossBrowser,
  info: Partial<Menus.OnClickData> & { menuItemId: string },
  page: Page = gloss.page,
): Promise<void> {
  const worker = await gloss.worker();
  await worker.evaluate(
    async (click, windowId) => {
      const [tab] = await chrome.tabs.query({ active: true, windowId });
      chrome.contextMenus.onClicked.dispatch(click, tab);
    },
    info,
    Number(await page.windowId()),
  );
}

/** Fires the listeners of a keyboard command, with the same limits. */
export async function fireCommand(
  gloss: GlossBrowser,
  command: string,
  page: Page = gloss.page,
): Promise<void> {
  const worker = await gloss.worker();
  await worker.evaluate(
    async (name, windowId) => {
      const [tab] = await chrome.tabs.query({ active: true, windowId });
      chrome.commands.onCommand.dispatch(name, tab);
    },
    command,
    Number(await page.windowId()),
  );
}
