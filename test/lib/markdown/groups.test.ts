import { expect, it } from 'vitest';
import { createGroups } from '../../../lib/markdown/groups.ts';

it('keeps every full group the same object, and shows a tail behind the last item', () => {
  const groups = createGroups<number>();
  for (let item = 0; item < 150; item++) groups.push(item);
  const before = groups.view();
  const after = groups.view(150);
  expect(before.map((group) => group.length)).toEqual([64, 64, 22]);
  expect(after.flat()).toEqual(Array.from({ length: 151 }, (_, item) => item));
  expect(after[0]).toBe(before[0]);
  expect(after[1]).toBe(before[1]);
  groups.push(151);
  expect(before.flat()).toHaveLength(150);
});
