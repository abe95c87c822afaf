import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGE_TAGS } from '../../../lib/i18n/languages.ts';
import { ALL_TEXTS } from '../../helpers/all-texts.ts';
import type { MessageKey } from '../../../lib/i18n/messages.ts';
import { createTranslate } from '../../../lib/i18n/translate.ts';

const english = createTranslate('en');
const chinese = createTranslate('zh-CN');

describe('a text', () => {
  it('comes in its language', () => {
    expect([english('action.summarize'), chinese('action.summarize')]).toEqual([
      'Summarize',
      '概括',
    ]);
  });

  it.each(LANGUAGE_TAGS)('with no places and no forms is as it is written, in %s', (tag) => {
    const translate = createTranslate(tag);
    const keys = Object.keys(ALL_TEXTS.en) as MessageKey[];
    const plain = keys.filter((key) => !/[{|]/.test(ALL_TEXTS.en[key]));
    expect(plain.map((key) => translate(key))).toEqual(plain.map((key) => ALL_TEXTS[tag][key]));
  });
});

describe('a place', () => {
  it('is filled with the value of its name', () => {
    expect(english('empty.shortcut', { shortcut: 'Alt+G' })).toBe('Shortcut: Alt+G');
  });

  it('stays where its value is not given', () => {
    expect(english('empty.shortcut')).toBe('Shortcut: {shortcut}');
    expect(english('empty.shortcut', { other: 'x' })).toBe('Shortcut: {shortcut}');
  });

  it('takes any value word for word, also one that looks like a place or a pattern', () => {
    const value = fc.oneof(fc.string(), fc.constantFrom('{shortcut}', '{count}', '$&', '$1', '|'));
    fc.assert(
      fc.property(value, (shortcut) => {
        expect(english('empty.shortcut', { shortcut })).toBe(`Shortcut: ${shortcut}`);
      }),
    );
  });

  it('writes numbers the way of the language', () => {
    expect(english('selection.cut', { used: 2_000_000, total: 12_345_678 })).toBe(
      'Only the first 2,000,000 of 12,345,678 characters are used.',
    );
  });
});

describe('a count', () => {
  it.each([
    [0, '0 characters'],
    [1, '1 character'],
    [2, '2 characters'],
    [1234, '1,234 characters'],
  ])('chooses the form in English: %d', (count, expected) => {
    expect(english('selection.count', { count })).toBe(expected);
  });

  it.each([0, 1, 2])('needs no forms in Chinese: %d', (count) => {
    expect(chinese('selection.count', { count })).toBe(`${count} 个字符`);
  });

  it('leaves alone a text that has no forms', () => {
    expect(english('action.summarize', { count: 1 })).toBe('Summarize');
  });
});
