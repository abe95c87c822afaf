import type { LanguageTag } from './languages.ts';
import type { Messages } from './messages.ts';
import { provideMessages } from './text-shelf.ts';

const LOADERS: Record<LanguageTag, () => Promise<Messages>> = {
  en: async () => (await import('./en.ts')).en,
  'zh-CN': async () => (await import('./zh-cn.ts')).zhCN,
};

/** Loads the texts of one language: a panel speaks one at a time, and opens quicker without others. */
export async function loadLanguage(tag: LanguageTag): Promise<void> {
  provideMessages(tag, await LOADERS[tag]());
}
