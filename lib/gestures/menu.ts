import type { TaskKind } from '../chat/task.ts';
import type { MessageKey } from '../i18n/messages.ts';
import type { Translate } from '../i18n/translate.ts';

/** The entry that is about the page as a whole. */
export const PAGE_ENTRY = 'summarize-page';

interface MenuEntry {
  id: string;
  text: MessageKey;
  kind: TaskKind;
  context: 'selection' | 'page';
}

/** The entries of the context menu, in order. */
export const MENU_ENTRIES = [
  { id: 'summarize', text: 'menu.summarize', kind: 'summarize', context: 'selection' },
  { id: 'explain', text: 'menu.explain', kind: 'explain', context: 'selection' },
  { id: 'translate', text: 'menu.translate', kind: 'translate', context: 'selection' },
  { id: 'ask', text: 'menu.ask', kind: 'ask', context: 'selection' },
  { id: PAGE_ENTRY, text: 'menu.summarize-page', kind: 'summarize', context: 'page' },
] as const satisfies readonly MenuEntry[];

/** The part of `contextMenus` that is used. */
export interface MenuApi {
  removeAll(): Promise<void>;
  create(entry: { id: string; title: string; contexts: ['selection' | 'page'] }): unknown;
  update(id: string, change: { title: string }): Promise<void>;
}

/** The task a menu entry stands for; undefined for an entry that is not ours. */
export function toTaskKind(entryId: string | number): TaskKind | undefined {
  return MENU_ENTRIES.find(({ id }) => id === entryId)?.kind;
}

/** Makes the context menu; the browser keeps it from then on, over restarts and sleeps. */
export async function createMenu(menus: MenuApi, translate: Translate): Promise<void> {
  await menus.removeAll();
  for (const { id, text, context } of MENU_ENTRIES) {
    menus.create({ id, title: translate(text), contexts: [context] });
  }
}

/** Writes the context menu in another language. */
export async function retitleMenu(menus: MenuApi, translate: Translate): Promise<void> {
  for (const { id, text } of MENU_ENTRIES) await menus.update(id, { title: translate(text) });
}
