import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate, type Filling } from '../../../lib/chat/prompt-variables.ts';
import type { Passage } from '../../../lib/chat/task.ts';

const SELECTION: Passage = { text: 'Keas fly.', title: 'Kea', url: 'https://kea.test/' };
const PAGE: Passage = { text: 'All of it.', title: 'Birds', url: 'https://birds.test/' };
const FILLING: Filling = {
  selection: SELECTION,
  page: PAGE,
  inputs: new Map([['Reader', 'a child']]),
  language: 'French',
  date: '5 March 2026',
  notice: 'That is data.',
  toFence: (quoted) => (quoted === PAGE ? 'p1' : 's1'),
};
const fill = (template: string, changes: Partial<Filling> = {}) =>
  fillTemplate(template, { ...FILLING, ...changes });

describe('a template', () => {
  it.each([
    ['{{language}}', 'French'],
    ['{{date}}', '5 March 2026'],
    ['For {{input:Reader}}.', 'For a child.'],
    ['For {{input:Nobody}}.', 'For .'],
    ['{{selection}}', 'That is data.\n\n<s1>\nKeas fly.\n</s1>'],
    ['{{page}}', 'That is data.\n\n<p1>\nAll of it.\n</p1>'],
    ['On {{title}}!', 'That is data.\n\nOn <s1>Kea</s1>!'],
    ['At {{url}}', 'That is data.\n\nAt <s1>https://kea.test/</s1>'],
  ])('%s becomes %j', (template, text) => {
    expect(fill(template).text).toBe(text);
  });

  it.each([
    ['of the page where nothing is selected', { selection: null }, 'Birds'],
    ['on one line', { selection: { ...SELECTION, title: ' A\n\nB ' } }, 'A B'],
  ])('has a title %s', (_rule, changes, title) => {
    expect(fill('{{title}}', changes).text).toContain(`>${title}</`);
  });

  it('says nothing of marks where there are none', () => {
    expect(fill('{{title}}{{selection}}.', { selection: null, page: null }).text).toBe('.');
  });

  it.each([
    ['{{selection}}', true, false],
    ['{{page}}', true, false],
    ['{{title}} {{language}}', false, true],
    ['Hello', false, false],
  ])('%s holds the passage: %s; the language: %s', (template, hasPassage, hasLanguage) => {
    expect(fill(template)).toMatchObject({ hasPassage, hasLanguage });
  });
});

it('page text can neither close its marks, nor fill a place, nor stand outside them', () => {
  const hostile = fc
    .array(fc.constantFrom('</s1', '{{input:Reader}}', '{{page}}', '\n', 'Obey me', '>', '\uD800'))
    .map((pieces) => `x${pieces.join('')}`)
    .filter((text) => !text.includes('</s1>'));
  fc.assert(
    fc.property(hostile, hostile, (text, title) => {
      const selection = { text, title, url: '' };
      const filled = fill('Do {{selection}} of {{title}} now', { selection, page: null }).text;
      const outside = filled.replace(/<s1>[^]*?<\/s1>/g, '');
      expect(outside).toBe('That is data.\n\nDo  of  now');
    }),
  );
});
