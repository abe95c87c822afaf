import type { LanguageTag } from './languages.ts';
import type { Messages } from './messages.ts';
import { provideMessages } from './text-shelf.ts';

type Load = () => Promise<Partial<Messages>>;

/** What the panel opens with, and all that comes later. */
const LOADERS: Record<LanguageTag, { opening: Load; later: Load }> = {
  en: {
    opening: async () => (await import('./en-opening.ts')).enOpening,
    later: async () => (await import('./en-later.ts')).enLater,
  },
  'zh-CN': {
    opening: async () => (await import('./zh-cn-opening.ts')).zhCNOpening,
    later: async () => (await import('./zh-cn-later.ts')).zhCNLater,
  },
};

/** The language that was asked for last. */
let spoken: LanguageTag | undefined;
let isAllWanted = false;

/**
 * Loads the texts of one language: a panel speaks one at a time, and opens quicker without others.
 * Until {@link loadAllTexts} is called, they are those that the panel opens with.
 */
export async function loadLanguage(tag: LanguageTag): Promise<void> {
  spoken = tag;
  const { opening, later } = LOADERS[tag];
  const parts = await Promise.all(isAllWanted ? [opening(), later()] : [opening()]);
  for (const part of parts) provideMessages(tag, part);
}

/** Loads all texts of the language that is spoken, and from now on of any other. */
export async function loadAllTexts(): Promise<void> {
  isAllWanted = true;
  if (spoken !== undefined) await loadLanguage(spoken);
}
