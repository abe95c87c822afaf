import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Turn } from '../../../lib/chat/conversation.ts';
import { findNewestLeaf, findPath, findVersions, type TurnTree } from '../../../lib/chat/tree.ts';
import { makeAnswer, makeQuestion } from './sample-turns.ts';

const toTree = (...turns: Turn[]): TurnTree => new Map(turns.map((turn) => [turn.id, turn]));

/** One question, two answers to it, and a follow-up to the first that was asked in two ways. */
const TREE = toTree(
  makeQuestion('q'),
  makeAnswer('a1', { parentId: 'q', createdAt: 1 }),
  makeAnswer('a2', { parentId: 'q', createdAt: 4 }),
  makeQuestion('f1', { parentId: 'a1', createdAt: 2 }),
  makeQuestion('f2', { parentId: 'a1', createdAt: 3 }),
);

describe('findPath', () => {
  it.each([
    ['f1', ['q', 'a1', 'f1']],
    ['f2', ['q', 'a1', 'f2']],
    ['a2', ['q', 'a2']],
    ['nobody', []],
    [null, []],
  ])('leads from the first question to %s', (headId, ids) => {
    expect(findPath(TREE, headId).map(({ id }) => id)).toEqual(ids);
  });

  it('ends in a tree that leads in a circle', () => {
    const circle = toTree(makeQuestion('a', { parentId: 'b' }), makeAnswer('b', { parentId: 'a' }));
    expect(findPath(circle, 'a').map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

describe('findVersions', () => {
  it.each([
    ['a1', 0, ['a1', 'a2']],
    ['a2', 1, ['a1', 'a2']],
    ['f2', 1, ['f1', 'f2']],
    ['q', 0, ['q']],
  ])('knows where %s stands', (id, index, ids) => {
    const turn = TREE.get(id);
    expect(turn && findVersions(TREE, turn)).toEqual({ index, ids });
  });
});

describe('findNewestLeaf', () => {
  it.each([
    ['q', 'a2'],
    ['a1', 'f2'],
    ['f1', 'f1'],
  ])('from %s leads to %s', (from, leaf) => {
    expect(findNewestLeaf(TREE, from)).toBe(leaf);
  });

  it('row 62: order is firm whatever the clock says, and nobody is lost', () => {
    const times = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(times, (createdAts) => {
        const answers = createdAts.map((createdAt, index) =>
          makeAnswer(`a${index}`, { parentId: 'q', createdAt }),
        );
        const [first] = answers;
        const forwards = first && findVersions(toTree(...answers), first);
        const backwards = first && findVersions(toTree(...answers.toReversed()), first);
        expect(forwards).toEqual(backwards);
        expect(new Set(forwards?.ids).size).toBe(answers.length);
      }),
    );
  });
});
