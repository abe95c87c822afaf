import { describe, expect, it } from 'vitest';
import { isSentence, isWording } from '../../../lib/connect/natural-text.ts';

describe('what a person may have typed', () => {
  it.each([
    ['Why is the sky blue?', true, true],
    ['今天天气怎么样', true, true],
    ['Was heißt „Glosse“?', true, true],
    ['why?', true, true],
    ['hello', true, false],
    ['你好', true, false],
    ['https://example.com/a b', true, true],
    ['https://example.com/a', false, false],
    ['data:image/png;base64,AAAA', false, false],
    ['0d9c2f0e-1111-4000-8000-000000000000', false, false],
    ['CM0B4U24Z8BM6abcdefabcdef', false, false],
    ['{"a": "b c"}', false, false],
    ['2024-01-01', false, false],
    ['true', false, false],
    ['42', false, false],
    ['', false, false],
  ])('%s: a wording %s, a sentence %s', (text, wording, sentence) => {
    expect(isWording(text)).toBe(wording);
    expect(isSentence(text)).toBe(sentence);
  });
});
