/**
 * The name of a language in the language of the interface. Chinese is told apart by its script,
 * as readers do ("Simplified Chinese"), not by a country.
 */
export function nameLanguage(tag: string, uiLanguage: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  const names = new Intl.DisplayNames(uiLanguage, { type: 'language' });
  return names.of(tag.includes('-') && script ? `${language}-${script}` : tag) ?? tag;
}
