import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGrowingText } from '../../../../lib/ondevice/built-in/growing-text.ts';
import { readText } from './run-built-in.ts';

const read = (chunks: readonly string[]) => readText(chunks.flatMap(createGrowingText()));

const WORDS = fc.array(fc.stringMatching(/^ [a-z]{1,6}$/), { minLength: 1, maxLength: 30 });

/** A chunk that begins with the one before it may as well hold all so far. */
const isAmbiguous = (word: string, before = word) => word !== before && word.startsWith(before);

describe('the chunks of a stream', () => {
  it('that hold what is new are put together', () => {
    const pieces = WORDS.filter(
      (words) => !words.some((word, at) => isAmbiguous(word, words[at - 1])),
    );
    fc.assert(
      fc.property(pieces, (words) => {
        expect(read(words)).toBe(words.join(''));
      }),
    );
  });

  it('that hold all so far are not repeated', () => {
    fc.assert(
      fc.property(WORDS, (words) => {
        const wholes = words.map((_, index) => words.slice(0, index + 1).join(''));
        expect(read(wholes)).toBe(words.join(''));
      }),
    );
  });

  it.each<[string, string[], string]>([
    ['one chunk', ['All of it.'], 'All of it.'],
    ['a chunk that says itself again', ['ha', 'ha', ' ha'], 'haha ha'],
    ['pieces that look like wholes at first', ['1', '10', ' is ten'], '110 is ten'],
    ['an empty chunk', ['A', '', 'A b', 'A b c'], 'A b c'],
    ['a whole that came twice', ['A', 'A b', 'A b c', 'A b c'], 'A b c'],
    ['wholes whose end was taken back', ['A', 'A b', 'A b c ', 'A b c'], 'A b c'],
  ])('are read right: %s', (_, chunks, text) => {
    expect(read(chunks)).toBe(text);
  });
});
