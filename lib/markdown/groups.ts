/**
 * A list that only grows, cut into groups. All groups but the last are full and stay the same
 * object, so that whoever shows a long list looks at its groups and at the items of the last one.
 */
export type Groups<Item> = ReadonlyArray<readonly Item[]>;

/** Items of a full group, unless told. */
const GROUP_SIZE = 64;

/** Collects items one by one. */
export interface GroupBuilder<Item> {
  push(item: Item): void;
  /** What there is by now, and `tail` behind it for as long as that is not finished. */
  view(tail?: Item): Groups<Item>;
}

/** An empty {@link GroupBuilder} of groups of `size`. */
export function createGroups<Item>(size = GROUP_SIZE): GroupBuilder<Item> {
  const full: Array<readonly Item[]> = [];
  let last: Item[] = [];
  return {
    push(item) {
      last.push(item);
      if (last.length < size) return;
      full.push(last);
      last = [];
    },
    view(tail) {
      if (tail !== undefined) return [...full, [...last, tail]];
      return last.length === 0 ? [...full] : [...full, [...last]];
    },
  };
}
