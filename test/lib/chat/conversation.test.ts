import { describe, expect, it } from 'vitest';
import {
  countChars,
  findLastPassage,
  isRunning,
  toMessages,
  type AssistantTurn,
  type UserTurn,
} from '../../../lib/chat/conversation.ts';
import { END_STATUSES } from '../../../lib/chat/end-state.ts';
import type { Passage } from '../../../lib/chat/task.ts';
import { createPicture, createTextFile } from './sample-attachments.ts';

const toPassage = (text: string): Passage => ({ text, title: '', url: '' });

function ask(content: string, passage: Passage | null = null): UserTurn {
  return { role: 'user', id: content, task: { kind: 'ask', question: content, passage }, content };
}

function answer(text: string, turn: Partial<AssistantTurn> = {}): AssistantTurn {
  const rest = {
    status: 'complete',
    engine: null,
    reasoning: '',
    notes: [],
    citations: [],
    toolCalls: [],
  } as const;
  return { role: 'assistant', id: text, text, ...rest, ...turn };
}

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
    expect(toMessages([ask('one'), answer('two'), ask('three')])).toEqual([
      { role: 'user', content: 'one' },
      { role: 'assistant', content: 'two' },
      { role: 'user', content: 'three' },
    ]);
  });

  it('carries the pictures of every question along, as models take them', () => {
    const question = ask('one');
    const attachments = [createPicture('a.png'), createTextFile('b.txt', 'Tea.')];
    const turns = [{ ...question, task: { ...question.task, attachments } }, answer('two')];
    expect(toMessages([...turns, ask('three')])).toEqual([
      { role: 'user', content: 'one', images: [{ mediaType: 'image/png', data: 'iVBORw0KGgo=' }] },
      { role: 'assistant', content: 'two' },
      { role: 'user', content: 'three' },
    ]);
    expect(countChars(turns)).toBe('one'.length + 'iVBORw0KGgo='.length + 'two'.length);
  });

  it('keeps what a stopped answer had said', () => {
    expect(toMessages([answer('half a', { status: 'stopped' })])).toEqual([
      { role: 'assistant', content: 'half a' },
    ]);
  });

  it('leaves out an answer with no words, and what a model thought', () => {
    const failed = answer('', { status: 'failed', reasoning: 'let me think' });
    expect(toMessages([ask('one'), failed])).toEqual([{ role: 'user', content: 'one' }]);
  });
});

describe('findLastPassage', () => {
  const [older, newer] = [toPassage('older'), toPassage('newer')];

  it.each([
    ['no turn', [], null],
    ['no passage', [ask('one'), answer('two')], null],
    ['one, with questions after it', [ask('one', older), answer('two'), ask('three')], older],
    ['two', [ask('one', older), answer('two'), ask('three', newer)], newer],
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
