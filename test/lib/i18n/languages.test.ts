import { describe, expect, it } from 'vitest';
import { LANGUAGE_TAGS, resolveLanguage } from '../../../lib/i18n/languages.ts';
import { ALL_TEXTS } from '../../helpers/all-texts.ts';
import type { MessageKey } from '../../../lib/i18n/messages.ts';

describe('resolveLanguage', () => {
  it.each([
    ['the browser’s language', ['zh-CN', 'en'], 'zh-CN'],
    ['the first we speak', ['fr-FR', 'zh', 'en'], 'zh-CN'],
    ['another region of it', ['en-GB'], 'en'],
    ['another script of it', ['zh-Hant-TW'], 'zh-CN'],
    ['any spelling of it', ['ZH-cn'], 'zh-CN'],
    ['English, where we speak none', ['fr-FR', 'zhx'], 'en'],
    ['English, where the browser names none', [], 'en'],
    ['English, where the name is empty', [''], 'en'],
  ] as const)('takes %s when left to the browser', (_what, languages, expected) => {
    expect(resolveLanguage('auto', languages)).toBe(expected);
  });

  it.each(LANGUAGE_TAGS)('takes %s when the user asks for it', (tag) => {
    expect(resolveLanguage(tag, ['fr', 'en', 'zh-CN'])).toBe(tag);
  });
});

const KEYS = Object.keys(ALL_TEXTS.en) as MessageKey[];
const findPlaces = (text: string) => [...new Set(text.match(/\{\w+\}/g))].toSorted();

describe.each(LANGUAGE_TAGS)('the texts of %s', (tag) => {
  const messages = ALL_TEXTS[tag];

  it('are those of English, and none is empty', () => {
    expect(Object.keys(messages).toSorted()).toEqual(KEYS.toSorted());
    expect(Object.values(messages).filter((text) => text.trim() === '')).toEqual([]);
  });

  it('have the same places to fill', () => {
    const listPlaces = (texts: Record<MessageKey, string>) =>
      KEYS.map((key) => [key, findPlaces(texts[key])]);
    expect(listPlaces(messages)).toEqual(listPlaces(ALL_TEXTS.en));
  });

  it('have a form for every number, where they have forms', () => {
    const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
    const withForms = Object.values(messages).filter((text) => /^\w+:.* \| /.test(text));
    for (const text of withForms) {
      const forms = text.split(' | ').map((form) => form.split(':')[0]);
      expect(new Set(forms)).toEqual(new Set(categories));
    }
  });
});
