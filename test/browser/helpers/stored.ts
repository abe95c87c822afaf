import type { Page } from 'puppeteer-core';

/** All records of one object store of Gloss, read from one of its pages. */
export function readStore(page: Page, name: string): Promise<unknown[]> {
  return page.evaluate(async (store) => {
    const opening = indexedDB.open('gloss');
    await new Promise((done) => opening.addEventListener('success', done));
    const reading = opening.result.transaction(store).objectStore(store).getAll();
    await new Promise((done) => reading.addEventListener('success', done));
    opening.result.close();
    return reading.result as unknown[];
  }, name);
}

/** What was asked and answered, as far as it is stored. */
export function readChats(page: Page): Promise<unknown[][]> {
  const stores = ['conversations', 'turns', 'runs', 'journal', 'search'];
  return Promise.all(stores.map((name) => readStore(page, name)));
}
