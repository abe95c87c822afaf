import { describe, expect, it } from 'vitest';
import { findMention, mentionsPage } from '../../../lib/chat/mention.ts';

describe('a mention', () => {
  it.each([
    ['@', { start: 0, query: '' }],
    ['Sum up @pa', { start: 7, query: 'pa' }],
    ['总结@网页', { start: 2, query: '网页' }],
    ['(@page', { start: 1, query: 'page' }],
    ['line\n@P', { start: 5, query: 'P' }],
    ['ada@b', null],
    ['a.b+c@d', null],
    ['@page ', null],
    ['@page2', null],
    ['page', null],
    ['', null],
  ])('before the caret at the end of %j: %j', (text, mention) => {
    expect(findMention(text, text.length)).toEqual(mention);
  });

  it('is what stands before the caret, whatever follows', () => {
    expect(findMention('Why @pa is it?', 7)).toEqual({ start: 4, query: 'pa' });
    expect(findMention('Why @pa is it?', 10)).toBeNull();
  });
});

it.each([
  ['', 'This page', true],
  ['PA', 'This page', true],
  ['this', 'This page', true],
  ['page', '这个网页', true],
  ['这', '这个网页', true],
  ['pages', 'This page', false],
  ['is', 'This page', false],
])('%j means the page called %j: %j', (query, name, isMeant) => {
  expect(mentionsPage(query, name)).toBe(isMeant);
});
