import type { Turn } from './conversation.ts';

/** The turns of one conversation by id, all versions of them. */
export type TurnTree = ReadonlyMap<string, Turn>;

/** Where a turn stands among its versions: those with the same parent and the same speaker. */
export interface VersionPlace {
  /** From 0, oldest first. */
  index: number;
  /** Ids of all versions, oldest first. */
  ids: readonly string[];
}

/** The turns from the first question to `headId`, oldest first; empty for an unknown head. */
export function findPath(tree: TurnTree, headId: string | null): Turn[] {
  const path: Turn[] = [];
  const seen = new Set<string>();
  for (let id = headId; id !== null && !seen.has(id);) {
    const turn = tree.get(id);
    if (!turn) break;
    seen.add(id); // A damaged file could lead in a circle.
    path.push(turn);
    id = turn.parentId;
  }
  return path.toReversed();
}

/** The versions of a turn. */
export function findVersions(tree: TurnTree, turn: Turn): VersionPlace {
  const ids = sortByTime([...tree.values()].filter((each) => isVersionOf(each, turn)));
  return { index: ids.indexOf(turn.id), ids };
}

/** The newest turn at the end of what follows `turnId`: where stepping to a version leads. */
export function findNewestLeaf(tree: TurnTree, turnId: string): string {
  const seen = new Set<string>();
  let leaf = turnId;
  for (;;) {
    seen.add(leaf);
    const next = sortByTime(
      [...tree.values()].filter(({ id, parentId }) => parentId === leaf && !seen.has(id)),
    ).at(-1);
    if (next === undefined) return leaf;
    leaf = next;
  }
}

function isVersionOf(turn: Turn, other: Turn): boolean {
  return turn.parentId === other.parentId && turn.role === other.role;
}

/** Ids, oldest first; the id decides between turns of one millisecond, so that the order is firm. */
function sortByTime(turns: readonly Turn[]): string[] {
  return turns
    .toSorted((left, right) => left.createdAt - right.createdAt || (left.id < right.id ? -1 : 1))
    .map(({ id }) => id);
}
