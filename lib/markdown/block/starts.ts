import type { Alignment } from '../tree.ts';
import type { LineCursor } from './line-cursor.ts';
import { readAlignments } from './table-row.ts';

/** Something that holds blocks and begins in a line. */
export type ContainerStart =
  { readonly kind: 'quote' } | { readonly kind: 'note'; readonly label: string } | ItemStart;

/** The marker of an item. */
export interface ItemStart {
  readonly kind: 'item';
  /** `-`, `+`, `*`, `.` or `)`: another one begins another list. */
  readonly marker: string;
  readonly isOrdered: boolean;
  readonly start: number;
  /** Columns by which its further lines are indented. */
  readonly indent: number;
}

/** A block of its own kind that begins in a line, or ends the paragraph before it. */
export type LeafStart =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | {
      readonly kind: 'fence';
      readonly mark: string;
      readonly indent: number;
      readonly info: string;
    }
  | { readonly kind: 'math'; readonly close: string; readonly source?: string }
  | { readonly kind: 'underline'; readonly level: number }
  | { readonly kind: 'table'; readonly alignments: readonly Alignment[] }
  | { readonly kind: 'rule' };

const HEADING = /^(#{1,6})(?:[ \t]+|$)/;
const FENCE = /^(?:(`{3,})([^`]*)|(~{3,})(.*))$/;
const UNDERLINE = /^(?:(=+)|-+)[ \t]*$/;
const RULE = /^(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$/;
const MARKER = /^(?:([-+*])|(\d{1,9})([.)]))(?=[ \t]|$)/;
const NOTE = /^\[\^([^\s\]]{1,200})\]:/;
const MATH_MARKS = [
  ['$$', '$$'],
  ['\\[', '\\]'],
] as const;

/** Reads the marker of something that holds blocks, and moves behind it. */
export function readContainerStart(
  cursor: LineCursor,
  isInParagraph: boolean,
): ContainerStart | undefined {
  if (cursor.next() === '>') {
    cursor.skip(1);
    cursor.skipColumns(1);
    return { kind: 'quote' };
  }
  const note = cursor.next() === '[' ? NOTE.exec(cursor.words()) : null;
  if (note?.[1] !== undefined) {
    cursor.skip(note[0].length);
    return { kind: 'note', label: note[1] };
  }
  return /[-+*\d]/.test(cursor.next()) ? readItemStart(cursor, isInParagraph) : undefined;
}

function readItemStart(cursor: LineCursor, isInParagraph: boolean): ItemStart | undefined {
  const words = cursor.words();
  const match = MARKER.exec(words);
  if (!match) return undefined;
  const [whole, bullet, digits, delimiter] = match;
  const isEmpty = words.slice(whole.length).trim() === '';
  const start = Number(digits ?? 0);
  if (isInParagraph && (isEmpty || (bullet === undefined && start !== 1))) return undefined;
  const outer = cursor.indent() + whole.length;
  cursor.skip(whole.length);
  const inner = cursor.indent();
  // More than four columns are the indent of code in the item.
  const padding = isEmpty || inner > 4 ? 1 : inner;
  cursor.skipColumns(padding);
  return {
    kind: 'item',
    marker: bullet ?? delimiter ?? '',
    isOrdered: bullet === undefined,
    start,
    indent: outer + padding,
  };
}

function readMathStart(words: string): LeafStart | undefined {
  for (const [open, close] of MATH_MARKS) {
    const line = words.trimEnd();
    if (line === open) return { kind: 'math', close };
    const end = line.indexOf(close, open.length);
    const isWhole = line.startsWith(open) && end >= 0 && end === line.length - close.length;
    const source = line.slice(open.length, end);
    if (isWhole && source.trim() !== '') return { kind: 'math', close, source };
  }
  return undefined;
}

/**
 * Reads the start of a block of its own kind. `paragraph` is the one this line would go on with:
 * it may be the heading of an underline, and its last line the head of a table.
 */
export function readLeafStart(cursor: LineCursor, paragraph?: string): LeafStart | undefined {
  const words = cursor.words();
  const heading = HEADING.exec(words);
  if (heading?.[1] !== undefined) {
    return { kind: 'heading', level: heading[1].length, text: words.slice(heading[0].length) };
  }
  const fence = FENCE.exec(words);
  if (fence) {
    const [, ticks, ticksInfo = '', tildes = '', tildesInfo = ''] = fence;
    const info = ticks === undefined ? tildesInfo : ticksInfo;
    return { kind: 'fence', mark: ticks ?? tildes, indent: cursor.indent(), info };
  }
  const math = /[$\\]/.test(cursor.next()) ? readMathStart(words) : undefined;
  if (math) return math;
  if (paragraph !== undefined) {
    const underline = UNDERLINE.exec(words);
    if (underline) return { kind: 'underline', level: underline[1] === undefined ? 2 : 1 };
    const alignments = readAlignments(words, paragraph);
    if (alignments) return { kind: 'table', alignments };
  }
  return RULE.test(words) ? { kind: 'rule' } : undefined;
}
