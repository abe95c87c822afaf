import { describe, expect, it } from 'vitest';
import {
  countChars,
  findLastPassage,
  isRunning,
  toMessages,
} from '../../../lib/chat/conversation.ts';
import { END_STATUSES } from '../../../lib/chat/end-state.ts';
import { makeAnswer, makeQuestion, makeQuestionAbout } from './sample-turns.ts';
import type { Passage } from '../../../lib/chat/task.ts';
import { createPicture, createTextFile } from './sample-attachments.ts';

const toPassage = (text: string): Passage => ({ text, title: '', url: '' });

const ask = (content: string, passage: Passage | null = null) =>
  passage === null ? makeQuestion(content) : makeQuestionAbout(content, passage);

describe('isRunning', () => {
  it.each(['queued', 'streaming'] as const)('is true while an answer is %s', (status) => {
    expect(isRunning(status)).toBe(true);
  });

  it.each(END_STATUSES)('is false once it is %s', (status) => {
    expect(isRunning(status)).toBe(false);
  });
});

describe('toMessages', () => {
  it('says the turns in order, in the words that were sent and received', () => {
    expect(toMessages([ask('one'), makeAnswer('two'), ask('three')])).toEqual([
      { role: 'user', content: 'one' },
      { role: 'assistant', content: 'two' },
      { role: 'user', content: 'three' },
    ]);
  });

  it('carries the pictures of every question along, as models take them', () => {
    const question = ask('one');
    const attachments = [createPicture('a.png'), createTextFile('b.txt', 'Tea.')];
    const turns = [{ ...question, task: { ...question.task, attachments } }, makeAnswer('two')];
    expect(toMessages([...turns, ask('three')])).toEqual([
      { role: 'user', content: 'one', images: [{ mediaType: 'image/png', data: 'iVBORw0KGgo=' }] },
      { role: 'assistant', content: 'two' },
      { role: 'user', content: 'three' },
    ]);
    expect(countChars(turns)).toBe('one'.length + 'iVBORw0KGgo='.length + 'two'.length);
  });

  it('keeps what a stopped answer had said', () => {
    expect(toMessages([makeAnswer('half a', { status: 'stopped' })])).toEqual([
      { role: 'assistant', content: 'half a' },
    ]);
  });

  it('leaves out an answer with no words, and what a model thought', () => {
    const failed = makeAnswer('', { status: 'failed', reasoning: 'let me think' });
    expect(toMessages([ask('one'), failed])).toEqual([{ role: 'user', content: 'one' }]);
  });
});

describe('findLastPassage', () => {
  const [older, newer] = [toPassage('older'), toPassage('newer')];

  it.each([
    ['no turn', [], null],
    ['no passage', [ask('one'), makeAnswer('two')], null],
    ['one, with questions after it', [ask('one', older), makeAnswer('two'), ask('three')], older],
    ['two', [ask('one', older), makeAnswer('two'), ask('three', newer)], newer],
  ])('finds the newest of: %s', (_what, turns, expected) => {
    expect(findLastPassage(turns)).toBe(expected);
  });

  it('takes the text of files for one', () => {
    const question = ask('one');
    const attachments = [createTextFile('b.txt', 'Tea.')];
    const turns = [ask('zero', older), { ...question, task: { ...question.task, attachments } }];
    expect(findLastPassage(turns)).toEqual({ text: 'Tea.', title: 'b.txt', url: '' });
  });
});
