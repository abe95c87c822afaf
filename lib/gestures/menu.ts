import type { TaskKind } from '../chat/task.ts';
import type { MessageKey } from '../i18n/messages.ts';
import type { Translate } from '../i18n/translate.ts';

/** The entries of the context menu, in order; an entry's id is the task it stands for. */
export const MENU_ENTRIES = [
  ['summarize', 'menu.summarize'],
  ['explain', 'menu.explain'],
  ['translate', 'menu.translate'],
  ['ask', 'menu.ask'],
] as const satisfies ReadonlyArray<readonly [TaskKind, MessageKey]>;

/** The part of `contextMenus` that is used. */
export interface MenuApi {
  removeAll(): Promise<void>;
  create(entry: { id: string; title: string; contexts: ['selection'] }): unknown;
  update(id: string, change: { title: string }): Promise<void>;
}

/** The task a menu entry stands for; undefined for an entry that is not ours. */
export function toTaskKind(entryId: string | number): TaskKind | undefined {
  return MENU_ENTRIES.find(([id]) => id === entryId)?.[0];
}

/** Makes the context menu; the browser keeps it from then on, over restarts and sleeps. */
export async function createMenu(menus: MenuApi, translate: Translate): Promise<void> {
  await menus.removeAll();
  for (const [id, key] of MENU_ENTRIES) {
    menus.create({ id, title: translate(key), contexts: ['selection'] });
  }
}

/** Writes the context menu in another language. */
export async function retitleMenu(menus: MenuApi, translate: Translate): Promise<void> {
  for (const [id, key] of MENU_ENTRIES) await menus.update(id, { title: translate(key) });
}
