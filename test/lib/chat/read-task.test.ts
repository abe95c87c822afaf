import { describe, expect, it } from 'vitest';
import { gatherText, toReadTask } from '../../../lib/chat/read-task.ts';
import type { Passage, Task } from '../../../lib/chat/task.ts';
import { createPicture, createTextFile } from './sample-attachments.ts';

const passage: Passage = { text: 'Tea is hot.', title: 'Tea', url: 'https://tea.test/' };
const [picture, notes, table] = [
  createPicture('cup.png'),
  createTextFile('notes.txt', 'Ice is cold.'),
  createTextFile('table.csv', 'a,b'),
];
const toTask = (part: Partial<Task>): Task => ({
  kind: 'ask',
  question: 'Why?',
  passage: null,
  ...part,
});

describe('all the text of a task', () => {
  it.each([
    ['of nothing is null', {}, null],
    ['of pictures is null', { attachments: [picture] }, null],
    ['of a passage is the passage itself', { passage, attachments: [picture] }, passage],
    [
      'of a file is the file, under its name',
      { attachments: [notes] },
      { text: 'Ice is cold.', title: 'notes.txt', url: '' },
    ],
    [
      'of both is one text after the other, from where the first came',
      { passage, attachments: [notes, picture, table] },
      { ...passage, text: 'Tea is hot.\n\nIce is cold.\n\na,b' },
    ],
  ])('%s', (_rule, part, expected) => {
    expect(gatherText(toTask(part))).toEqual(expected);
  });

  it('is all that an engine without a language model is given', () => {
    expect(toReadTask(toTask({ attachments: [picture, notes] }))).toEqual({
      kind: 'ask',
      question: 'Why?',
      passage: { text: 'Ice is cold.', title: 'notes.txt', url: '' },
    });
  });
});
