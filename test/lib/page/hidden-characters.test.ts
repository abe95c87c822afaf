import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removeHiddenCharacters } from '../../../lib/page/hidden-characters.ts';

describe('removeHiddenCharacters', () => {
  it.each<[what: string, text: string, clean: string, removed: number]>([
    ['zero width spaces', 'a\u200Bb\u2060c\uFEFFd', 'abcd', 3],
    ['tags', 'x\u{E0041}\u{E0042}\u{E007F}y', 'xy', 3],
    ['supplementary variation selectors', 'x\u{E0158}y', 'xy', 1],
    ['turns of direction', '\u202Eevil\u202C \u2066in\u2069', 'evil in', 4],
    ['invisible operators', 'f\u2061(x)', 'f(x)', 1],
    ['controls', 'a\u0000b\u0007c\u009Fd', 'abcd', 3],
    ['halves of characters', 'a\uD83Db', 'ab', 1],
    ['fillers', 'a\u3164b\uFFA0c', 'abc', 2],
    ['joiners between Latin letters', 'a\u200Cb\u200Dc', 'abc', 2],
    ['joiners at the ends', '\u200Dab\u200C', 'ab', 2],
    ['joiners in a row', 'می\u200C\u200C\u200Cخواهم', 'میخواهم', 3],
  ])('takes out %s, and counts them', (_what, text, clean, removed) => {
    expect(removeHiddenCharacters(text)).toEqual({ text: clean, removed });
  });

  it.each([
    ['line breaks and tabs', 'a\n\tb'],
    ['emoji of several people', '👨‍👩‍👧‍👦 👩🏽‍🚀 🏳️‍🌈'],
    ['Persian', 'می‌خواهم'],
    ['Hindi', 'क्‍ष'],
    ['marks of direction', 'a\u200Eb\u200F'],
    ['astral letters', '𝒳 𠮷'],
  ])('leaves %s as they are', (_what, text) => {
    expect(removeHiddenCharacters(text)).toEqual({ text, removed: 0 });
  });

  it('takes out soft hyphens without a word', () => {
    expect(removeHiddenCharacters('hy\u00ADphen')).toEqual({ text: 'hyphen', removed: 0 });
  });

  it('leaves well formed text of which nothing more is taken', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = removeHiddenCharacters(text).text;
        expect(once.isWellFormed()).toBe(true);
        expect(once).not.toMatch(/[\u{E0000}-\u{E0FFF}\u200B\u202A-\u202E\u2066-\u2069\uFEFF]/u);
      }),
    );
  });
});
