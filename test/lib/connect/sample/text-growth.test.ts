import { describe, expect, it } from 'vitest';
import { findTextMode } from '../../../../lib/connect/sample/text-growth.ts';

describe('texts add up', () => {
  it.each([
    ['as the whole so far, when each holds the one before', ['a', 'ab', 'abc'], 'cumulative'],
    ['so too when one is sent twice', ['I', 'I am', 'I am', 'I am here'], 'cumulative'],
    [
      'so too when the end is rewritten',
      ['The capitol', 'The capital', 'The capital is', 'The capital is Paris'],
      'cumulative',
    ],
    ['as new text, when they share nothing', ['a', 'b', 'c'], 'delta'],
    ['as new text, when they are repeated', ['ha', 'ha', 'ha'], 'delta'],
    ['as new text, when they only begin alike', ['text1', 'text2', 'text3'], 'delta'],
    ['as new text, when one is shorter', ['a', 'ab', 'abc', 'd'], 'delta'],
    ['in a way that two texts do not show', ['a', 'ab'], 'auto'],
    ['in a way that empty texts do not show', ['', 'a', '', 'ab'], 'auto'],
  ])('%s', (_rule, texts, mode) => {
    expect(findTextMode(texts)).toBe(mode);
  });
});
