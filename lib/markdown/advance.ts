import type { Groups } from './groups.ts';
import type { Block, Inline, ListItem, Cell } from './tree.ts';

/** How much more may come into view in this go, in about as many elements; below 0 is nothing. */
export interface Allowance {
  elements: number;
}

/** Text that costs about as much as an element. */
const CHARS_PER_ELEMENT = 256;
/** What is there is compared with what it becomes, which costs this share of making it. */
const COMPARED_SHARE = 0.25;
/** Its frame, its head with the language, and its button. */
const CODE_ELEMENTS = 12;
const TABLE_ELEMENTS = 8;
/** With the groups of an answer as they are, they fill a panel. */
const NEWEST_GROUPS = 2;

type Advance<Item> = (shown: Item | undefined, target: Item, allowance: Allowance) => Item;

const weighText = (text: string) => text.length / CHARS_PER_ELEMENT;

function weighInline(inline: Inline): number {
  if ('children' in inline) return 1 + weigh(inline.children);
  if ('text' in inline) return 1 + weighText(inline.text);
  return 'source' in inline ? 1 + weighText(inline.source) : 1;
}

const weigh = (inlines: readonly Inline[]): number =>
  inlines.reduce((elements, inline) => elements + weighInline(inline), 0);

function advanceItems<Item>(
  shown: readonly Item[],
  target: readonly Item[],
  allowance: Allowance,
  advance: Advance<Item>,
): readonly Item[] {
  const next: Item[] = [];
  for (const [index, item] of target.entries()) {
    const known = shown[index];
    if (known === item) next.push(item);
    else if (allowance.elements > 0) next.push(advance(known, item, allowance));
    else if (known === undefined) break;
    else next.push(known);
  }
  const isThere = next.length === target.length && next.every((item, at) => item === target[at]);
  return isThere ? target : next;
}

function advanceGroups<Item>(
  shown: Groups<Item>,
  target: Groups<Item>,
  allowance: Allowance,
  advance: Advance<Item>,
): Groups<Item> {
  return advanceItems(shown, target, allowance, (known = [], group) =>
    advanceItems(known, group, allowance, advance),
  );
}

const spend =
  <Item>(count: (item: Item) => number): Advance<Item> =>
  (_shown, target, allowance) => {
    allowance.elements -= count(target);
    return target;
  };

const advanceLine = spend<string>((line) => 0.25 + weighText(line));
const advanceRow = spend<readonly Cell[]>((cells) => 1 + cells.length + weigh(cells.flat()));

const advanceListItem: Advance<ListItem> = (shown, target, allowance) => {
  if (!shown) allowance.elements -= 1;
  const children = advanceBlocks(shown?.children ?? [], target.children, allowance);
  return children === target.children ? target : { ...target, children };
};

const advanceNote: Advance<Groups<Block>> = (shown, target, allowance) => {
  if (!shown) allowance.elements -= 1;
  return advanceBlocks(shown ?? [], target, allowance);
};

function advanceWords(
  shown: readonly Inline[],
  target: readonly Inline[],
  allowance: Allowance,
): readonly Inline[] {
  const known = Math.min(shown.length, target.length);
  let end = known;
  for (; end < target.length && allowance.elements > 0; end++) {
    allowance.elements -= weigh(target.slice(end, end + 1));
  }
  allowance.elements -= known * COMPARED_SHARE;
  return end === target.length ? target : target.slice(0, end);
}

/** What a block costs beside what is filled into it little by little. */
function weighFrame(block: Block): number {
  switch (block.kind) {
    case 'math':
      return 4 + weighText(block.source);
    case 'table':
      return TABLE_ELEMENTS + block.head.length + weigh(block.head.flat());
    case 'code':
      return block.lines.length === 0 ? 1 : CODE_ELEMENTS;
    default:
      return 1;
  }
}

/** Fills `target` as far as it goes beyond what is `shown` of it. */
function fill(shown: Block | undefined, target: Block, allowance: Allowance): Block {
  switch (target.kind) {
    case 'paragraph':
    case 'heading': {
      const known = shown?.kind === target.kind ? shown.children : [];
      const children = advanceWords(known, target.children, allowance);
      return children === target.children ? target : { ...target, children };
    }
    case 'quote': {
      const known = shown?.kind === 'quote' ? shown.children : [];
      const children = advanceBlocks(known, target.children, allowance);
      return children === target.children ? target : { ...target, children };
    }
    case 'list': {
      const known = shown?.kind === 'list' ? shown.items : [];
      const items = advanceGroups(known, target.items, allowance, advanceListItem);
      return items === target.items ? target : { ...target, items };
    }
    case 'table': {
      const known = shown?.kind === 'table' ? shown.rows : [];
      const rows = advanceGroups(known, target.rows, allowance, advanceRow);
      return rows === target.rows ? target : { ...target, rows };
    }
    case 'code': {
      const known = shown?.kind === 'code' ? shown.lines : [];
      const lines = advanceGroups(known, target.lines, allowance, advanceLine);
      return lines === target.lines ? target : { ...target, lines };
    }
    case 'notes': {
      const known = shown?.kind === 'notes' ? shown.notes : [];
      const notes = advanceItems(known, target.notes, allowance, advanceNote);
      return notes === target.notes ? target : { ...target, notes };
    }
    default:
      return target;
  }
}

/** What is there is paid last, and what is new once: so each step goes on, however little it may. */
const advanceBlock: Advance<Block> = (shown, target, allowance) => {
  const isThere = shown?.kind === target.kind;
  if (!isThere) allowance.elements -= weighFrame(target);
  const next = fill(shown, target, allowance);
  if (isThere) allowance.elements -= 1;
  return next;
};

/** What lists, quotes and notes hold: from the start, as far as `allowance` lets it. */
function advanceBlocks(
  shown: Groups<Block>,
  target: Groups<Block>,
  allowance: Allowance,
): Groups<Block> {
  return advanceGroups(shown, target, allowance, advanceBlock);
}

/**
 * The step from the blocks of an answer that are `shown` towards `target`: what is there already
 * stays the same objects, what is missing or has changed is taken over, as far as `allowance` lets
 * it, and spends it. The last group comes first and then the one above it, for whoever waits for an
 * answer reads its end; then the others from the start, each empty until its turn. The same object
 * as `target` once all of it is there.
 */
export function advanceAnswer(
  shown: Groups<Block>,
  target: Groups<Block>,
  allowance: Allowance,
): Groups<Block> {
  const next = target.map((_, index) => shown[index] ?? []);
  const indexes = [...target.keys()];
  const newest = indexes.splice(-NEWEST_GROUPS).toReversed();
  for (const index of [...newest, ...indexes]) {
    const [known = [], group = []] = [next[index], target[index]];
    if (allowance.elements <= 0) break;
    if (known !== group) next[index] = advanceItems(known, group, allowance, advanceBlock);
  }
  return next.every((group, index) => group === target[index]) ? target : next;
}
