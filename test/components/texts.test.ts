import { describe, expect, it } from 'vitest';
import { LANGUAGE_TAGS } from '../../lib/i18n/languages.ts';
import { ALL_TEXTS } from '../helpers/all-texts.ts';
import type { MessageKey } from '../../lib/i18n/messages.ts';

const MASTER = ALL_TEXTS['en'];
const KEYS = Object.keys(MASTER) as MessageKey[];

const findPlaces = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].toSorted();

describe.each(LANGUAGE_TAGS)('the texts in %s', (tag) => {
  const messages: Record<MessageKey, string> = ALL_TEXTS[tag];

  it('are all there, and no others', () => {
    expect(Object.keys(messages).toSorted()).toEqual(KEYS.toSorted());
  });

  it.each(KEYS)('%s is not empty and has the places of the master', (key) => {
    expect(messages[key].trim()).not.toBe('');
    expect(findPlaces(messages[key])).toEqual(findPlaces(MASTER[key]));
  });

  it('have every plural form of the language', () => {
    const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
    const plurals = Object.values(messages).filter((text) => / \| other:/.test(text));
    for (const text of plurals) {
      const forms = text.split(' | ').map((form) => form.slice(0, form.indexOf(':')));
      expect(forms.toSorted()).toEqual([...pluralCategories].toSorted());
    }
  });
});
