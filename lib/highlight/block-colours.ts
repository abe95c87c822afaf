import type { ColouredLine, Span } from './line.ts';
import type { Highlight } from './load-highlighter.ts';

/** So much is coloured in one go, which takes a few milliseconds. */
const SLICE_CHARS = 4000;
/** Within a comment that is longer, its end is not looked for. */
const MAX_SLICE_CHARS = 4 * SLICE_CHARS;
/** Longer lines are written by machines, and slow to colour. */
const MAX_LINE_CHARS = 2000;
/** Longer code is plain from here on. */
const MAX_CODE_CHARS = 100_000;

/** The colours of one block of code that may grow. */
export interface BlockColours {
  /** Line by line, as far as they are coloured. A line may have changed since: compare it. */
  readonly lines: readonly ColouredLine[];
  /** Colours a little more of `lines`. True while there is more to do; takes up to 50 ms. */
  step(lines: readonly string[]): boolean;
}

const toPlain = (line: string): ColouredLine => ({ line, spans: [{ text: line, hue: null }] });

const isSame = (one: readonly Span[], other: readonly Span[]) =>
  one.length === other.length &&
  one.every(({ text, hue }, index) => text === other[index]?.text && hue === other[index]?.hue);

/** Where a slice from `start` ends: behind whole lines, or before one that is too long. */
function findSliceEnd(lines: readonly string[], start: number, maxChars: number): number {
  let chars = 0;
  let end = start;
  while (end < lines.length && chars < maxChars) {
    const { length } = lines[end] ?? '';
    if (length > MAX_LINE_CHARS) break;
    chars += length + 1;
    end++;
  }
  return end;
}

/** The colours of a block of code, none at first. What is settled is not looked at again. */
export function createBlockColours(highlight: Highlight): BlockColours {
  const coloured: ColouredLine[] = [];
  /** Lines before it keep their colours. */
  let settled = 0;
  let settledChars = 0;
  let maxChars = SLICE_CHARS;

  const settle = (end: number, lines: readonly string[]) => {
    for (; settled < end; settled++) settledChars += (lines[settled]?.length ?? 0) + 1;
    maxChars = SLICE_CHARS;
  };
  const put = (index: number, next: ColouredLine) => {
    const known = coloured[index];
    // The same object for the same colours, so that the line is not rendered again.
    if (known?.line !== next.line || !isSame(known.spans, next.spans)) coloured[index] = next;
  };
  const forgetChanged = (lines: readonly string[]) => {
    const changed = coloured.findIndex(({ line }, at) => at < settled && line !== lines[at]);
    if (changed < 0) return;
    coloured.length = 0;
    settled = 0;
    settledChars = 0;
  };

  return {
    lines: coloured,
    step(lines) {
      forgetChanged(lines);
      if (settledChars > MAX_CODE_CHARS || settled >= lines.length) return false;
      const start = settled;
      const end = findSliceEnd(lines, start, maxChars);
      if (end === start) {
        put(start, toPlain(lines[start] ?? ''));
        if (start + 1 === lines.length) return false;
        settle(start + 1, lines);
        return true;
      }
      const slice = lines.slice(start, end);
      const found = highlight(slice.join('\n'));
      slice.forEach((line, at) =>
        put(start + at, found ? { line, spans: found.lines[at] ?? [] } : toPlain(line)),
      );
      const isAtEnd = end === lines.length;
      if (found && found.lastFreeLine > 0) settle(start + found.lastFreeLine, lines);
      else if (found && !isAtEnd && maxChars < MAX_SLICE_CHARS) maxChars *= 2;
      else if (!isAtEnd) settle(end, lines);
      return !isAtEnd;
    },
  };
}
