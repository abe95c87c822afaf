import { describe, expect, it } from 'vitest';
import { listPrompts, mergePrompts, toQuickKind } from '../../../lib/chat/actions.ts';
import { findPrompts, movePrompt } from '../../../lib/chat/actions-edit.ts';
import { QUICK_KINDS } from '../../../lib/chat/task.ts';

const OWN = { id: 'mine', name: 'Mine', text: 'Do it.' };
const toIds = (entries: ReadonlyArray<{ id: string }>) => entries.map(({ id }) => id);

describe('the actions', () => {
  it('are those Gloss comes with, until the user changes them', () => {
    expect(toIds(listPrompts())).toEqual(QUICK_KINDS);
  });

  it('keep the order of the user; what a later version adds comes last', () => {
    const stored = [OWN, { id: 'translate' }];
    expect(toIds(listPrompts(stored)).slice(0, 2)).toEqual(['mine', 'translate']);
    expect(listPrompts(stored)).toHaveLength(QUICK_KINDS.length + 1);
  });

  it('are told apart from own prompts', () => {
    expect(toQuickKind({ id: 'explain' })).toBe('explain');
    expect(toQuickKind(OWN)).toBeUndefined();
    expect(toQuickKind({ id: 'ask' })).toBeUndefined();
  });

  it('that are changed stay in their place', () => {
    const changed = { ...OWN, text: 'Do it well.' };
    expect(mergePrompts([OWN, { id: 'translate' }, changed])).toEqual([
      changed,
      { id: 'translate' },
    ]);
  });
});

describe('moving', () => {
  const entries = ['a', 'b', 'c'].map((id) => ({ id }));

  it.each([
    ['b', -1, 'bac'],
    ['b', 1, 'acb'],
    ['a', -1, 'abc'],
    ['c', 1, 'abc'],
    ['x', 1, 'abc'],
  ] as const)('%s by %s', (id, step, order) => {
    expect(toIds(movePrompt(entries, id, step)).join('')).toBe(order);
  });
});

it.each([
  ['', ['Explain', 'Key points', 'Explore']],
  ['EXP', ['Explain', 'Explore']],
  ['in', ['Explain', 'Key points']],
  [' key ', ['Key points']],
  ['zzz', []],
])('“/%s” finds %j', (query, names) => {
  const entries = ['Explain', 'Key points', 'Explore'].map((name) => ({ name }));
  expect(findPrompts(entries, query).map(({ name }) => name)).toEqual(names);
});

it('what begins with the words comes before what only has them', () => {
  const entries = ['My summary', 'Summarize'].map((name) => ({ name }));
  expect(findPrompts(entries, 'summ').map(({ name }) => name)).toEqual(['Summarize', 'My summary']);
});
