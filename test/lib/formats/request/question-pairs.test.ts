import { expect, it } from 'vitest';
import type { ChatMessage } from '../../../../lib/chat/engine.ts';
import { toQuestionPairs } from '../../../../lib/formats/request/question-pairs.ts';

const toMessages = (...entries: [role: ChatMessage['role'], content: string][]): ChatMessage[] =>
  entries.map(([role, content]) => ({ role, content }));

it.each([
  ['nothing', toMessages(), '', []],
  ['one question', toMessages(['user', 'a']), 'a', []],
  [
    'turns',
    toMessages(['user', 'a'], ['assistant', 'b'], ['user', 'c'], ['assistant', 'd'], ['user', 'e']),
    'e',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a question that was never answered',
    toMessages(['user', 'a'], ['user', 'b'], ['assistant', 'c'], ['user', 'd']),
    'd',
    [
      ['a', ''],
      ['b', 'c'],
    ],
  ],
  [
    'an answer in two parts',
    toMessages(['user', 'a'], ['assistant', 'b'], ['assistant', 'c'], ['user', 'd']),
    'd',
    [['a', 'bc']],
  ],
  [
    'an answer without a question, and words of the system',
    toMessages(['system', 's'], ['assistant', 'b'], ['user', 'c']),
    'c',
    [],
  ],
])('%s become pairs', (_what, messages, question, history) => {
  expect(toQuestionPairs(messages)).toEqual({ question, history });
});
