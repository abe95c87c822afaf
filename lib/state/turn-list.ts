import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Turn } from '../chat/conversation.ts';
import { findNewestLeaf, findPath, findVersions, type VersionPlace } from '../chat/tree.ts';

/** Where a turn stands among its versions, and the one before it. */
export interface TurnVersions extends VersionPlace {
  /** Absent for the first. */
  previous?: ReadonlySignal<Turn>;
}

/** The turns of one conversation, all versions of them, and the path through them that is shown. */
export interface TurnList {
  /** Oldest first. The list changes when the path does, a turn's signal when it grows. */
  readonly path: ReadonlySignal<ReadonlyArray<Signal<Turn>>>;
  /** Where a turn stands among its versions. Reads signals. */
  findVersions(turnId: string): TurnVersions | undefined;
  find(turnId: string): Signal<Turn> | undefined;
  /** The path as it is now, up to and without this turn. */
  before(turnId: string): Turn[];
  /** Adds turns, each after the one before it, and shows the path that ends with the last. */
  add(...turns: Turn[]): void;
  /** Puts a turn in the place of the one with its id. */
  update(turn: Turn): void;
  /** Takes turns away; the path then ends before the first of them. */
  remove(turnIds: readonly string[]): void;
  /** Shows the path through a version. Returns its last turn. */
  show(turnId: string): string | undefined;
  /** Takes in what is stored; turns for which `isOurs` says so stay as they are here. */
  merge(turns: readonly Turn[], headId: string, isOurs: (turn: Turn) => boolean): void;
  /** Begins anew with these turns. */
  reset(turns?: readonly Turn[], headId?: string | null): void;
}

/** An empty {@link TurnList}. */
export function createTurnList(): TurnList {
  // Parents never change, so the shape of the tree depends on who is in it and on nothing else.
  const members = signal<ReadonlyMap<string, Signal<Turn>>>(new Map());
  const headId = signal<string | null>(null);

  const tree = computed(
    () => new Map([...members.value].map(([id, turn]) => [id, turn.peek()] as const)),
  );
  const path = computed(() =>
    findPath(tree.value, headId.value).flatMap(({ id }) => members.value.get(id) ?? []),
  );

  return {
    path,
    findVersions(turnId) {
      const turn = tree.value.get(turnId);
      if (!turn) return undefined;
      const place = findVersions(tree.value, turn);
      const previous = members.value.get(place.ids[place.index - 1] ?? '');
      return { ...place, ...(previous && { previous }) };
    },
    find: (turnId) => members.peek().get(turnId),
    before(turnId) {
      const turns = path.peek().map((turn) => turn.peek());
      const index = turns.findIndex(({ id }) => id === turnId);
      return turns.slice(0, Math.max(index, 0));
    },
    add(...turns) {
      members.value = new Map([
        ...members.peek(),
        ...turns.map((turn) => [turn.id, signal(turn)] as const),
      ]);
      headId.value = turns.at(-1)?.id ?? headId.peek();
    },
    update(turn) {
      const member = members.peek().get(turn.id);
      if (member) member.value = turn;
    },
    remove(turnIds) {
      const first = members
        .peek()
        .get(turnIds[0] ?? '')
        ?.peek();
      if (!first) return;
      members.value = new Map([...members.peek()].filter(([id]) => !turnIds.includes(id)));
      headId.value = first.parentId;
    },
    show(turnId) {
      if (!members.peek().has(turnId)) return undefined;
      const leaf = findNewestLeaf(tree.peek(), turnId);
      headId.value = leaf;
      return leaf;
    },
    merge(turns, storedHeadId, isOurs) {
      const known = members.peek();
      const merged = new Map(known);
      for (const turn of turns) {
        const member = known.get(turn.id);
        if (!member) merged.set(turn.id, signal(turn));
        else if (!isOurs(member.peek())) member.value = turn;
      }
      members.value = merged;
      // Another panel went on from here; who stepped to another version meanwhile stays there.
      const stored = findPath(tree.peek(), storedHeadId);
      if (stored.some(({ id }) => id === headId.peek())) headId.value = storedHeadId;
    },
    reset(turns = [], newHeadId = null) {
      members.value = new Map(turns.map((turn) => [turn.id, signal(turn)]));
      headId.value = newHeadId;
    },
  };
}
