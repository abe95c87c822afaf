import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitWords } from '../../../lib/chat/split-words.ts';

const listWords = (text: string, locale: string) =>
  splitWords(text, locale).flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));

it.each([
  ['One word. And another!\nThe end', 'en', ['One', 'word', 'And', 'another', 'The', 'end']],
  ['灯塔很高。我们喜欢。', 'zh-CN', ['灯塔', '很高', '我们', '喜欢']],
  ['', 'en', []],
])('the words of %j', (text, locale, words) => {
  expect(listWords(text, locale)).toEqual(words);
});

it('nothing of a text is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const pieces = splitWords(text, 'en').map(({ segment }) => segment);
      expect(pieces.join('')).toBe(text);
    }),
  );
});

it('a long text without line breaks takes time by its length, not by its square', () => {
  const measure = (text: string) => {
    const startMs = performance.now();
    splitWords(text, 'en');
    return performance.now() - startMs;
  };
  const sentence = 'A sentence of some seven words here. ';
  measure(sentence.repeat(500));
  const short = Math.min(...[1, 2, 3].map(() => measure(sentence.repeat(500))));
  const long = Math.min(...[1, 2, 3].map(() => measure(sentence.repeat(5000))));
  // Ten times the text: the square would take a hundred times as long.
  expect(long / short).toBeLessThan(40);
});
