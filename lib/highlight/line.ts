/** What a piece of code is to the eye. */
export type Hue =
  'keyword' | 'text' | 'number' | 'comment' | 'name' | 'type' | 'added' | 'removed' | 'heading';

/** A piece of a line of one hue; null is the colour of the page. */
export interface Span {
  readonly text: string;
  readonly hue: Hue | null;
}

/** A line of code in its colours; the spans together are the line, never more or less. */
export interface ColouredLine {
  readonly line: string;
  readonly spans: readonly Span[];
}
