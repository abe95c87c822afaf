/** One language of the interface. */
export interface Language {
  /** Its name in itself. */
  name: string;
  direction: 'ltr' | 'rtl';
  /** The folder name browsers use under `_locales`. */
  localesFolder: string;
}

/**
 * The languages of the interface by BCP 47 tag. A new one is a line here, a file of texts, and a line
 * where texts are loaded (load-language.ts) and where those of the browser are (browser-texts.ts).
 */
export const LANGUAGES = {
  en: { name: 'English', direction: 'ltr', localesFolder: 'en' },
  'zh-CN': { name: '简体中文', direction: 'ltr', localesFolder: 'zh_CN' },
} as const satisfies Record<string, Language>;

/** A tag of {@link LANGUAGES}. */
export type LanguageTag = keyof typeof LANGUAGES;

/** All tags of {@link LANGUAGES}. */
export const LANGUAGE_TAGS = Object.keys(LANGUAGES) as LanguageTag[];

/**
 * The interface language for a preference: the tag itself, or for `auto` the first of the browser's
 * languages that we speak (`zh-TW` is answered in `zh-CN`), else English.
 */
export function resolveLanguage(
  preference: LanguageTag | 'auto',
  browserLanguages: readonly string[],
): LanguageTag {
  if (preference !== 'auto') return preference;
  for (const wanted of browserLanguages) {
    const primary = wanted.toLowerCase().split('-')[0];
    for (const tag of LANGUAGE_TAGS) {
      if (tag.toLowerCase().split('-')[0] === primary) return tag;
    }
  }
  return 'en';
}
