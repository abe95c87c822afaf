import type { Inline } from '../tree.ts';
import type { References } from '../references.ts';

/** What emphasis a run of marks can make. */
export type Mark = 'emphasis' | 'strong' | 'deleted';

/** A run of `*`, `_` or `~~`, and what became of it. */
export interface Run {
  readonly kind: 'run';
  readonly char: string;
  readonly length: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** Where it stands; later runs have higher ones. */
  readonly at: number;
  /** Marks of the run that mean nothing else so far. */
  left: number;
  /** What ends here, the innermost first. */
  readonly closes: Mark[];
  /** What begins here, the innermost first. */
  readonly opens: Mark[];
}

/**
 * A `[` or `![`. It is `dropped` where it belongs to a link that leads nowhere (an image that leads
 * nowhere has no `href`), and `held` at the end of a tail, where its end has not come.
 */
export interface Bracket {
  readonly kind: 'bracket';
  readonly isImage: boolean;
  /** Behind it. */
  readonly end: number;
  /** How many items, and how many waiting runs, came before it. */
  readonly items: number;
  readonly waiting: number;
  /** Another bracket opened within. */
  hasInner: boolean;
  role: 'text' | 'held' | 'dropped' | 'link' | 'image';
  href: string;
}

/** The end of a bracket that is a link or an image. */
export interface BracketEnd {
  readonly kind: 'bracket-end';
  readonly bracket: Bracket;
}

/** A piece of a line: words, or a mark whose meaning may still change. */
export type Item = Inline | Run | Bracket | BracketEnd;

/** How far the words of one block are read. */
export interface Scan {
  readonly text: string;
  /** More text may follow; what it would close is shown as if it were closed. */
  readonly isTail: boolean;
  readonly references: References;
  /** What is read next. What stands between `textStart` and here is plain. */
  position: number;
  textStart: number;
  readonly items: Item[];
  readonly brackets: Bracket[];
  /** Brackets below this one cannot be links, for a link already stands in them. */
  activeFrom: number;
  /** Runs that no one has looked at, for a bracket around them is open. */
  readonly waiting: Run[];
  readonly openers: Run[];
  /** For each kind of closing run, the runs up to here open nothing for it. */
  readonly bottoms: Map<string, number>;
  /** A dollar sign in this line may still open a formula. */
  isDollarOpen: boolean;
  /** Closing marks that do not come any more. */
  readonly missing: Set<string>;
  /** No space stands between `textStart` and here. */
  spaceless: number;
  /** Up to here, and up to this many items, more text changes nothing. */
  settled: { position: number; items: number };
}

/** A scan that begins at `position`, before which everything is settled. */
export function createScan(
  text: string,
  position: number,
  references: References,
  isTail: boolean,
): Scan {
  return {
    text,
    isTail,
    references,
    position,
    textStart: position,
    items: [],
    brackets: [],
    activeFrom: 0,
    waiting: [],
    openers: [],
    bottoms: new Map(),
    isDollarOpen: false,
    missing: new Set(),
    spaceless: position,
    settled: { position, items: 0 },
  };
}

/** Makes items of the plain text up to `end`. */
export function flushText(scan: Scan, end: number): void {
  if (end > scan.textStart) {
    scan.items.push({ kind: 'text', text: scan.text.slice(scan.textStart, end) });
  }
  scan.textStart = end;
}

/** Adds `item`, which stands from the present position up to `end`. */
export function pushItem(scan: Scan, item: Item, end: number): void {
  flushText(scan, scan.position);
  scan.items.push(item);
  scan.position = end;
  scan.textStart = end;
}

/** Where `mark` stands next at or behind `from`, or -1. Never looks twice for what is not there. */
export function findMark({ text, missing }: Scan, mark: string, from: number): number {
  if (missing.has(mark)) return -1;
  const at = text.indexOf(mark, from);
  if (at < 0) missing.add(mark);
  return at;
}
