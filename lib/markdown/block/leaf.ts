import type { Block } from '../tree.ts';

/** A block without blocks in it, while it is open: at least its last line may go on. */
export interface Leaf {
  readonly kind: 'paragraph' | 'heading' | 'table' | 'fence' | 'indented' | 'math';
  /** Adds a line; where the line is not whole, `extend` goes on with it. */
  addLine(line: string): void;
  extend(text: string): void;
  /** The line is whole; true where the block ends with it. */
  endLine(): boolean;
  /** What is there by now; undefined while it may still become something else. */
  view(): Block | undefined;
  /** What it is; undefined where nothing is left of it. */
  finish(): Block | undefined;
}
