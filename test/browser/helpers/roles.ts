import type { ElementHandle, Page } from 'puppeteer-core';

const toSelector = (role: string, name?: string): string =>
  `::-p-aria([role="${role}"]${name === undefined ? '' : `[name="${name}"]`})`;

/** The element with this role and accessible name, as a screen reader finds it; waits for it. */
export async function getByRole(page: Page, role: string, name?: string): Promise<ElementHandle> {
  const found = await page.waitForSelector(toSelector(role, name));
  if (!found) throw new Error(`no ${role} ${name ?? ''}`);
  return found;
}

/** The same, without waiting: null when there is none now. */
export function queryByRole(
  page: Page,
  role: string,
  name?: string,
): Promise<ElementHandle | null> {
  return page.$(toSelector(role, name));
}

/** Clicks as a user does, once the element is there, visible, enabled and still. */
export function clickByRole(page: Page, role: string, name: string): Promise<void> {
  return page.locator(toSelector(role, name)).click();
}

/** The words an element shows. */
export function readText(element: ElementHandle): Promise<string> {
  return element.evaluate((node) => (node instanceof HTMLElement ? node.innerText : ''));
}
