import { describe, expect, it } from 'vitest';
import {
  createMenu,
  MENU_ENTRIES,
  retitleMenu,
  toTaskKind,
  type MenuApi,
} from '../../../lib/gestures/menu.ts';
import { createTranslate } from '../../../lib/i18n/translate.ts';

/** A browser's context menu; like the browser's, it holds each id once. */
function createMenuApi() {
  const entries = new Map<string, { title: string; contexts: string[] }>();
  const menus: MenuApi = {
    removeAll: async () => entries.clear(),
    create({ id, ...entry }) {
      if (entries.has(id)) throw new Error(`Cannot create item with duplicate id ${id}`);
      entries.set(id, entry);
    },
    async update(id, change) {
      const entry = entries.get(id);
      if (!entry) throw new Error(`Cannot find menu item with id ${id}`);
      entries.set(id, { ...entry, ...change });
    },
  };
  return { menus, entries, readTitles: () => [...entries.values()].map(({ title }) => title) };
}

describe('the context menu', () => {
  it('offers its tasks in order, where something is selected, and the page elsewhere', async () => {
    const { menus, entries } = createMenuApi();
    await createMenu(menus, createTranslate('en'));
    expect([...entries]).toEqual([
      ['summarize', { title: 'Summarize the selection', contexts: ['selection'] }],
      ['explain', { title: 'Explain the selection', contexts: ['selection'] }],
      ['translate', { title: 'Translate the selection', contexts: ['selection'] }],
      ['ask', { title: 'Ask about the selection', contexts: ['selection'] }],
      ['summarize-page', { title: 'Summarize this page', contexts: ['page'] }],
    ]);
  });

  it('can be made again, as after an update', async () => {
    const { menus, entries } = createMenuApi();
    await createMenu(menus, createTranslate('en'));
    await createMenu(menus, createTranslate('en'));
    expect(entries.size).toBe(MENU_ENTRIES.length);
  });

  it('changes its language in place', async () => {
    const { menus, entries, readTitles } = createMenuApi();
    await createMenu(menus, createTranslate('en'));
    await retitleMenu(menus, createTranslate('zh-CN'));
    expect(readTitles()).toEqual(MENU_ENTRIES.map(({ text }) => createTranslate('zh-CN')(text)));
    expect([...entries.keys()]).toEqual(MENU_ENTRIES.map(({ id }) => id));
  });
});

describe('toTaskKind', () => {
  it.each(MENU_ENTRIES)('knows the entry $id', ({ id, kind }) => {
    expect(toTaskKind(id)).toBe(kind);
  });

  it.each(['rewrite', 'toString', '', 0])('knows no other entry, such as %j', (id) => {
    expect(toTaskKind(id)).toBeUndefined();
  });
});
