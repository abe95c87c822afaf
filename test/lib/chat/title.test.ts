import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Task } from '../../../lib/chat/task.ts';
import {
  cleanTitle,
  MAX_OWN_TITLE_CHARS,
  MAX_TITLE_CHARS,
  toTitle,
} from '../../../lib/chat/title.ts';

const makeTask = (part: Partial<Task>): Task => ({
  kind: 'summarize',
  question: '',
  passage: null,
  ...part,
});
const passage = { text: 'First words of the text.', title: 'A page', url: 'http://a.test/' };

describe('the title of a conversation', () => {
  const titles: Array<[what: string, task: Task, title: string]> = [
    ['is the question', makeTask({ question: 'Why is it so?', passage }), 'Why is it so?'],
    ['or the action and its page', makeTask({ passage }), 'Summarize: A page'],
    [
      'or the action and the first words',
      makeTask({ passage: { ...passage, title: ' ' } }),
      'Summarize: First words of the text.',
    ],
    ['or the action alone', makeTask({}), 'Summarize'],
    ['has one line', makeTask({ question: ' One\r\n\ttwo\u2028three ' }), 'One two three'],
    [
      'has no controls and no marks of direction',
      makeTask({ question: 'a\u0000b\u202Ec\u2066d\uFEFF' }),
      'a b c d',
    ],
  ];

  it.each(titles)('%s', (_what, task, title) => {
    expect(toTitle(task, 'Summarize')).toBe(title);
  });

  it('is cut at a word', () => {
    const title = toTitle(makeTask({ question: 'word '.repeat(40) }), '');
    expect(title).toBe(`${'word '.repeat(15)}word…`);
  });

  it('is cut anywhere where there are no words', () => {
    const title = toTitle(makeTask({ question: '長'.repeat(200) }), '');
    expect(title).toBe(`${'長'.repeat(79)}…`);
  });

  it('is short, of one line and well-formed, whatever was asked', () => {
    const unit = fc.constantFrom('a', ' ', '\n', '\u202E', '😀', '\ud83d', '長', '\u0000');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 400 }), (question) => {
        const title = toTitle(makeTask({ question }), '');
        expect(title.length).toBeLessThanOrEqual(MAX_TITLE_CHARS);
        expect(title).not.toMatch(/[\p{Cc}\p{Cs}\u202E]/u);
      }),
    );
  });

  it('of the user’s own may be longer', () => {
    expect(cleanTitle('x'.repeat(300))).toHaveLength(MAX_OWN_TITLE_CHARS);
  });
});
