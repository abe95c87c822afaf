import type { LanguageTag } from './languages.ts';
import type { MessageKey } from './messages.ts';
import { findMessages } from './text-shelf.ts';

/** Looks up a text and fills its `{name}` places; numbers are written the language's way. */
export type Translate = (key: MessageKey, values?: Record<string, string | number>) => string;

/**
 * A {@link Translate} for one language; it throws a `TypeError` for a text that is not loaded. A
 * value named `count` chooses the plural: the text `key` may hold several forms as
 * `one:… | other:…`, by the categories of `Intl.PluralRules`.
 */
export function createTranslate(tag: LanguageTag): Translate {
  const plurals = new Intl.PluralRules(tag);
  const numbers = new Intl.NumberFormat(tag);
  return (key, values = {}) => {
    const written = findMessages(tag)[key];
    if (written === undefined) throw new TypeError(`the text ${key} is not loaded in ${tag}`);
    const text = choosePlural(written, values['count'], plurals);
    return text.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = values[name];
      if (value === undefined) return place;
      return typeof value === 'number' ? numbers.format(value) : value;
    });
  };
}

function choosePlural(
  text: string,
  count: string | number | undefined,
  plurals: Intl.PluralRules,
): string {
  if (typeof count !== 'number' || !/^(zero|one|two|few|many|other):/.test(text)) return text;
  const forms = new Map(
    text.split(' | ').map((form) => {
      const border = form.indexOf(':');
      return [form.slice(0, border), form.slice(border + 1)];
    }),
  );
  return forms.get(plurals.select(count)) ?? forms.get('other') ?? text;
}
