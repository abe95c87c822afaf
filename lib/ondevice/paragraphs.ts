import { endsSentence } from './punctuation.ts';

/** A stretch of text that no sentence crosses. Offsets are UTF-16 units, `end` exclusive. */
export interface Paragraph {
  start: number;
  end: number;
  /** True when it holds line breaks that are mere wrapping, as in mail and plain-text files. */
  isWrapped: boolean;
}

interface Line {
  start: number;
  end: number;
  isListItem: boolean;
}

const LINE = /[^\n\r\u2028\u2029]+/g;
const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/g;
const LIST_MARKER = /^\s*(?:[-*+•·▪◦‣–—>]|#{1,6}|\(?\d{1,3}[.)、])\s+/u;

const MIN_WRAPPED_LINES = 3;
const MIN_WRAP_CHARS = 30;
const MAX_WRAP_CHARS = 100;
/** A wrapped line is nearly as long as the longest… */
const MIN_FULL_SHARE = 0.7;
/** …and seldom ends just where a sentence does. */
const MAX_ENDING_SHARE = 0.4;

/**
 * The paragraphs of `text` in order, without list markers and blank lines. Every line break ends a
 * paragraph, as it does in what a browser copies, unless the lines look hard-wrapped.
 */
export function* paragraphsOf(text: string): Generator<Paragraph> {
  let block: Line[] = [];
  for (const line of linesOf(text)) {
    const previous = block.at(-1);
    if (previous && (line.isListItem || breaksBetween(text, previous, line) > 1)) {
      yield* toParagraphs(text, block);
      block = [];
    }
    block.push(line);
  }
  yield* toParagraphs(text, block);
}

function* linesOf(text: string): Generator<Line> {
  for (const { 0: line, index } of text.matchAll(LINE)) {
    if (line.trim() === '') continue;
    const marker = LIST_MARKER.exec(line)?.[0].length ?? 0;
    yield { start: index + marker, end: index + line.length, isListItem: marker > 0 };
  }
}

function breaksBetween(text: string, before: Line, after: Line): number {
  return text.slice(before.end, after.start).match(LINE_BREAK)?.length ?? 0;
}

function* toParagraphs(text: string, block: Line[]): Generator<Paragraph> {
  const first = block[0];
  const last = block.at(-1);
  if (first && last && isHardWrapped(text, block)) {
    yield { start: first.start, end: last.end, isWrapped: true };
  } else {
    for (const { start, end } of block) yield { start, end, isWrapped: false };
  }
}

function isHardWrapped(text: string, block: Line[]): boolean {
  if (block.length < MIN_WRAPPED_LINES) return false;
  const longest = block.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  if (longest < MIN_WRAP_CHARS || longest > MAX_WRAP_CHARS) return false;
  const full = block.slice(0, -1);
  const isFull = ({ start, end }: Line) => end - start >= MIN_FULL_SHARE * longest;
  const isEnding = ({ start, end }: Line) => endsSentence(text.slice(start, end));
  return full.every(isFull) && full.filter(isEnding).length <= MAX_ENDING_SHARE * full.length;
}
