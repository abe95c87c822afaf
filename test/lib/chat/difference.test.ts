import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts } from '../../../lib/chat/difference.ts';

/** `[-removed-]` and `{+added+}`, as in word diffs. */
const write = (before: string, after: string, locale = 'en') =>
  compareTexts(before, after, locale)
    .map(({ kind, text }) => {
      if (kind === 'same') return text;
      return kind === 'removed' ? `[-${text}-]` : `{+${text}+}`;
    })
    .join('');

const join = (parts: ReturnType<typeof compareTexts>, other: 'removed' | 'added') =>
  parts
    .filter(({ kind }) => kind === 'same' || kind === other)
    .map(({ text }) => text)
    .join('');

describe('the difference of two texts', () => {
  it.each([
    ['the same text', 'The same text', '[-the-]{+The+} same text'],
    ['one two three', 'one three', 'one [-two -]three'],
    ['one three', 'one two three', 'one {+two +}three'],
    ['a red old car', 'a blue new car', 'a [-red old-]{+blue new+} car'],
    ['ends.', 'ends here.', 'ends{+ here+}.'],
    ['', 'new', '{+new+}'],
    ['old', '', '[-old-]'],
    ['', '', ''],
    ['same', 'same', 'same'],
  ])('from %j to %j is %j', (before, after, expected) => {
    expect(write(before, after)).toBe(expected);
  });

  it('is by words where no blanks part them', () => {
    expect(write('我们喜欢灯塔', '我们喜欢高山', 'zh-CN')).toBe('我们喜欢[-灯塔-]{+高山+}');
    expect(write('猫が好きです', '犬が好きです', 'ja')).toBe('[-猫-]{+犬+}が好きです');
  });

  it('has all of both texts, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', ' ', '. ', '\n', '字', '😀'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, text, (first, second) => {
        const [before, after] = [first.join(''), second.join('')];
        const parts = compareTexts(before, after, 'en');
        expect([join(parts, 'removed'), join(parts, 'added')]).toEqual([before, after]);
        expect(before === after).toBe(parts.every(({ kind }) => kind === 'same'));
      }),
    );
  });

  it('is by lines where too many words differ, and whole where too many lines do', () => {
    const writeLine = (word: string) => `${`${word} `.repeat(20)}\n`;
    const writeText = (word: string, count: number) =>
      Array.from({ length: count }, (_, index) => writeLine(`${word}${index}`)).join('');
    const kept = writeLine('kept');
    const parts = compareTexts(kept + writeText('x', 60), kept + writeText('y', 60), 'en');
    expect(parts.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added']);
    expect(parts[0]?.text).toBe(kept);
    const whole = compareTexts(kept + writeText('x', 600), kept + writeText('y', 600), 'en');
    expect(whole.map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
