import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateTokens, fitText, toPassageRoom } from '../../../lib/chat/context-budget.ts';

describe('estimateTokens', () => {
  it.each([
    ['', 0],
    ['four', 1],
    ['eight ch', 2],
    ['five!', 2],
    ['汉字两个', 4],
    ['かな', 2],
    ['한국', 2],
    ['шесть6', 3],
    ['😀', 1],
  ])('%j is about %i', (text, tokens) => {
    expect(estimateTokens(text)).toBe(tokens);
  });
});

describe('fitText', () => {
  const paragraphs = ['a'.repeat(36), 'b'.repeat(36), 'c'.repeat(36)].join('\n\n');

  it.each([
    ['all that fits', paragraphs, 29, paragraphs],
    ['without limit', paragraphs, Number.POSITIVE_INFINITY, paragraphs],
    ['whole paragraphs', paragraphs, 20, paragraphs.slice(0, 74)],
    ['whole lines', `${'a'.repeat(36)}\n${'b'.repeat(36)}`, 10, 'a'.repeat(36)],
    ['whole words', 'one two three four', 4, 'one two three'],
    ['most of a paragraph that is longer than all', 'a'.repeat(80), 10, 'a'.repeat(40)],
    ['Chinese, a character a token', '汉'.repeat(50), 10, '汉'.repeat(10)],
    ['nothing where there is no room', 'text', 0, ''],
  ])('takes %s', (_what, text, room, fitted) => {
    expect(fitText(text, room)).toBe(fitted);
  });

  it('takes a beginning that is well formed and fits, and all of what fits', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(text, fc.nat(100), (whole, room) => {
        const fitted = fitText(whole, room);
        expect(whole.startsWith(fitted)).toBe(true);
        expect(estimateTokens(fitted)).toBeLessThanOrEqual(room);
        if (estimateTokens(whole) <= room) expect(fitted).toBe(whole);
        expect(fitted.isWellFormed()).toBe(true);
      }),
    );
  });
});

it('a passage leaves a quarter of the window to the answer and all else', () => {
  expect(toPassageRoom(32_000)).toBe(24_000);
});
