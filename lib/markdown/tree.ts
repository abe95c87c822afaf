import type { Groups } from './groups.ts';

/** Words of one kind. Neighbours are never both texts. */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | {
      readonly kind: 'emphasis' | 'strong' | 'deleted';
      readonly children: readonly Inline[];
    }
  | {
      readonly kind: 'link';
      /** http, https or mailto, as the URL parser writes it; see `toAddress`. */
      readonly href: string;
      /** Without links, and without marks that turn the direction of writing. */
      readonly children: readonly Inline[];
    }
  | { readonly kind: 'break' }
  | { readonly kind: 'note-call'; readonly number: number }
  | MathNode;

/** TeX between its marks, in a line or on its own. */
export interface MathNode {
  readonly kind: 'math';
  readonly source: string;
  readonly isBlock: boolean;
  /** Its closing mark has not come, and may never. */
  readonly isOpen?: true;
}

/** One item of a list; `isChecked` only where it is a task. */
export interface ListItem {
  readonly children: Groups<Block>;
  readonly isChecked?: boolean;
}

/** A list. Its start counts only where it is ordered. */
export interface ListBlock {
  readonly kind: 'list';
  readonly isOrdered: boolean;
  readonly start: number;
  /** Nothing but single lines between its items. */
  readonly isTight: boolean;
  readonly items: Groups<ListItem>;
}

/** The words of one cell. */
export type Cell = readonly Inline[];

/** How a column is aligned; null where the text does not say. */
export type Alignment = 'left' | 'right' | 'center' | null;

/** A table. Rows may have fewer cells than the head, never more. */
export interface TableBlock {
  readonly kind: 'table';
  readonly alignments: readonly Alignment[];
  readonly head: readonly Cell[];
  readonly rows: Groups<readonly Cell[]>;
}

/** Code, line by line, without line ends. */
export interface CodeBlock {
  readonly kind: 'code';
  /** First word behind the opening fence; empty where there is none. */
  readonly language: string;
  readonly lines: Groups<string>;
}

/** A paragraph; one that `goesOn` was cut off the paragraph before it only for its length. */
export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly children: readonly Inline[];
  readonly goesOn?: true;
}

/** What footnotes say, in the order of their numbers, from 1. Always the last block. */
export interface NotesBlock {
  readonly kind: 'notes';
  readonly notes: ReadonlyArray<Groups<Block>>;
}

/** A block of an answer. The same object means the same content, for ever. */
export type Block =
  | ParagraphBlock
  | ListBlock
  | TableBlock
  | CodeBlock
  | NotesBlock
  | MathNode
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | { readonly kind: 'quote'; readonly children: Groups<Block> }
  | { readonly kind: 'rule' };
