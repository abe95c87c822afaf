import { type Container, goesOn } from './containers.ts';
import type { Leaf } from './leaf.ts';
import { createLineCursor } from './line-cursor.ts';
import { isParagraph } from './paragraph.ts';
import {
  type ContainerStart,
  type LeafStart,
  readContainerStart,
  readLeafStart,
} from './starts.ts';

/** Quotes, items and footnotes within one another; deeper marks are text. */
const MAX_LEVELS = 20;

/** What a line does to what is open. */
export interface LinePlan {
  /** How many containers go on, the outermost first. */
  readonly matched: number;
  /** What begins within them. */
  readonly opens: readonly ContainerStart[];
  readonly content: LineContent;
}

/** What stands in a line behind the marks of containers. */
export type LineContent =
  | { readonly kind: 'blank' }
  /** Words; `isLazy` where they go on with a paragraph whose containers the line does not name. */
  | { readonly kind: 'words'; readonly text: string; readonly isLazy: boolean }
  /** A line of indented code. */
  | { readonly kind: 'indented'; readonly text: string }
  /** A line of the open code or formula. */
  | { readonly kind: 'verbatim'; readonly text: string }
  | { readonly kind: 'fence-end' }
  | LeafStart;

/** What is open when a line comes: containers, the outermost first, and the block in the last. */
export interface OpenBlocks {
  readonly containers: readonly Container[];
  readonly leaf: OpenLeaf | undefined;
}

/** The open block and, of a fence, its mark and its indent. */
export interface OpenLeaf {
  readonly leaf: Leaf;
  readonly fence?: { readonly mark: string; readonly indent: number };
}

type Cursor = ReturnType<typeof createLineCursor>;

function readVerbatim({ leaf, fence }: OpenLeaf, cursor: Cursor): LineContent | undefined {
  if (leaf.kind === 'math') return { kind: 'verbatim', text: cursor.rest() };
  if (leaf.kind === 'indented') {
    if (cursor.indent() < 4 && !cursor.isBlank()) return undefined;
    cursor.skipColumns(4);
    return { kind: 'verbatim', text: cursor.rest() };
  }
  if (!fence) return undefined;
  const { mark, indent } = fence;
  const words = cursor.words().trimEnd();
  const isEnd = words.startsWith(mark) && words === mark.charAt(0).repeat(words.length);
  if (isEnd && cursor.indent() < 4) return { kind: 'fence-end' };
  cursor.skipColumns(Math.min(indent, cursor.indent()));
  return { kind: 'verbatim', text: cursor.rest() };
}

function readStarts(cursor: Cursor, levels: number, paragraph: string | undefined) {
  const opens: ContainerStart[] = [];
  while (!cursor.isBlank() && cursor.indent() < 4) {
    const above = opens.length === 0 ? paragraph : undefined;
    const leaf = readLeafStart(cursor, above);
    if (leaf) return { opens, leaf };
    if (levels + opens.length >= MAX_LEVELS) break;
    const container = readContainerStart(cursor, above !== undefined);
    if (!container) break;
    opens.push(container);
  }
  return { opens };
}

/**
 * Reads what a line does, and changes nothing.
 *
 * @see https://spec.commonmark.org/0.31.2/#phase-1-block-structure
 */
export function planLine({ containers, leaf: open }: OpenBlocks, line: string): LinePlan {
  const cursor = createLineCursor(line);
  let matched = 0;
  for (const container of containers) {
    if (!goesOn(container, cursor)) break;
    matched++;
  }
  const isWhole = matched === containers.length;
  const verbatim = isWhole && open ? readVerbatim(open, cursor) : undefined;
  if (verbatim) return { matched, opens: [], content: verbatim };

  const paragraph = isParagraph(open?.leaf) ? open.leaf : undefined;
  const levels = containers.slice(1, matched).filter(({ kind }) => kind !== 'list').length;
  const { opens, leaf } = readStarts(cursor, levels, isWhole ? paragraph?.text() : undefined);
  if (leaf) return { matched, opens, content: leaf };
  if (cursor.isBlank()) return { matched, opens, content: { kind: 'blank' } };
  const mayGoOn = opens.length === 0 && paragraph !== undefined;
  if (cursor.indent() >= 4 && !mayGoOn) {
    cursor.skipColumns(4);
    return { matched, opens, content: { kind: 'indented', text: cursor.rest() } };
  }
  const content = { kind: 'words', text: cursor.words(), isLazy: mayGoOn && !isWhole } as const;
  return { matched, opens, content };
}

/** The start of a line that its next characters may turn into something else. */
const UNDECIDED =
  /^(?:[-*_=+~`#|:>\s]*|\d{1,9}(?:[.)]\s*)?|`{3,}[^`]*|~{3,}.*|\[(?:\^[^\s\]]*(?:\]:?)?)?|\$\$?|\\)$/;
/** A formula on a line of its own, as long as nothing stands behind it. */
const MAY_BE_MATH = /^(?:\$\$(?:(?!\$\$).)*(?:\$\$?[ \t]*)?|\\\[(?:(?!\\\]).)*(?:\\\]?[ \t]*)?)$/;

/** True where the rest of a line that has begun cannot change what it is. */
export function isDecided({ content }: LinePlan): boolean {
  switch (content.kind) {
    case 'words':
      return !UNDECIDED.test(content.text) && !MAY_BE_MATH.test(content.text);
    case 'heading':
      return content.text.trim() !== '';
    case 'indented':
      return !UNDECIDED.test(content.text);
    case 'verbatim':
      return !/^[\s`~]*$/.test(content.text);
    default:
      return false;
  }
}
