import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findShortestEdit } from '../../../lib/chat/shortest-edit.ts';

/** How many pieces two lists have in common, in order: the long way. */
function countCommon(before: readonly string[], after: readonly string[]): number {
  const rows = [...before, ''].map(() => after.map(() => 0).concat(0));
  for (let x = before.length - 1; x >= 0; x -= 1) {
    for (let y = after.length - 1; y >= 0; y -= 1) {
      const [here, below] = [rows[x] ?? [], rows[x + 1] ?? []];
      here[y] =
        before[x] === after[y]
          ? (below[y + 1] ?? 0) + 1
          : Math.max(below[y] ?? 0, here[y + 1] ?? 0);
    }
  }
  return rows[0]?.[0] ?? 0;
}

describe('the shortest edit', () => {
  const list = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 15 });

  it('makes the one list of the other, and no shorter one does', () => {
    fc.assert(
      fc.property(list, list, (before, after) => {
        const stretches = findShortestEdit(before, after, 30) ?? [];
        const take = (kind: string) =>
          stretches.filter((each) => each.kind === 'same' || each.kind === kind);
        const [kept, made] = [take('removed'), take('added')];
        expect(kept.flatMap(({ start, length }) => before.slice(start, start + length))).toEqual(
          before,
        );
        expect(
          made.flatMap(({ kind, start, length }) =>
            (kind === 'added' ? after : before).slice(start, start + length),
          ),
        ).toEqual(after);
        const edits = stretches.filter(({ kind }) => kind !== 'same');
        expect(edits).toHaveLength(before.length + after.length - 2 * countCommon(before, after));
      }),
    );
  });

  it.each([
    [1, null],
    [2, 2],
  ])('with at most %i edits allowed, two changed pieces: %j', (maxEdits, count) => {
    const found = findShortestEdit(['a', 'x', 'c'], ['a', 'y', 'c'], maxEdits);
    expect(found && found.filter(({ kind }) => kind !== 'same').length).toBe(count);
  });
});
