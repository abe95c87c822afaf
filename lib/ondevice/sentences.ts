import { endsInAbbreviation } from './abbreviations.ts';
import { type Paragraph, paragraphsOf } from './paragraphs.ts';
import { hasSentenceEnd } from './punctuation.ts';

/** One sentence of a text: `text` is `source.slice(start, end)`, in UTF-16 units. */
export interface Sentence {
  text: string;
  start: number;
  end: number;
  /** Which paragraph of the text it stands in, from 0. */
  paragraph: number;
}

type Range = Pick<Sentence, 'start' | 'end'>;

const WORD = /[\p{L}\p{N}]/u;
const LETTER = /\p{L}/u;
const LINE_BREAK = /[\n\r\u2028\u2029]/g;

/** `“Really?” she asked`: what ends inside the quotes is not the end of the sentence around them. */
const QUOTED_END = /[.!?…。！？]["'“”’»」』)]+$/u;
// と and って quote what stands before them; とき and ところ begin a sentence.
const AFTER_QUOTE = /^(?:\p{Ll}|と(?![きこ])|って)/u;

const BRACKETS: readonly [open: string, close: string][] = [
  ['“', '”'],
  ['「', '」'],
  ['『', '』'],
  ['（', '）'],
  ['(', ')'],
];

/** A quotation longer than this is split like any other text. */
const MAX_QUOTATION_CHARS = 240;
const MAX_SENTENCE_CHARS = 1000;
const WINDOW_CHARS = 8000;
/** As much of the end of a sentence as decides whether it goes on. */
const TAIL_CHARS = 40;
/** Thai has no full stop, and some people use none: then a pause has to do. */
const MAX_UNPUNCTUATED_CHARS = 200;
const PAUSE = /[\s,;:，；：、،]/u;

/**
 * The sentences of `text` in order, in any language `Intl.Segmenter` knows; fragments without a
 * letter are skipped. Sentences never overlap and have no white space at either end.
 *
 * @param language BCP 47 code, see `detectLanguage`.
 */
export function* sentencesOf(text: string, language: string): Generator<Sentence> {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  let index = 0;
  for (const paragraph of paragraphsOf(text)) {
    for (const whole of rangesOf(text, paragraph, segmenter, language)) {
      for (const { start, end } of split(text, trim(text, whole))) {
        const sentence = text.slice(start, end);
        if (LETTER.test(sentence)) yield { text: sentence, start, end, paragraph: index };
      }
    }
    index++;
  }
}

function* rangesOf(
  text: string,
  { start, end, isWrapped }: Paragraph,
  segmenter: Intl.Segmenter,
  language: string,
): Generator<Range> {
  const source = text.slice(start, end);
  // A line break always ends a sentence for the segmenter; a space of the same length does not.
  const joined = isWrapped ? source.replaceAll(LINE_BREAK, ' ') : source;
  let pending: Range | undefined;
  let from = start;
  for (const { segment, index } of segmentsOf(joined, segmenter)) {
    const to = start + index + segment.length;
    const next = { start: from, end: to < end ? to - countOpeners(segment) : to };
    from = next.end;
    if (pending && goesOn(text, pending, text.slice(next.start, next.end), language)) {
      pending.end = next.end;
    } else {
      if (pending) yield pending;
      pending = next;
    }
  }
  if (pending) yield pending;
}

/** The standard counts an opening quote right after a full stop to the sentence before (UAX 29). */
function countOpeners(segment: string): number {
  return /[\p{Ps}\p{Pi}]+$/u.exec(segment)?.[0].length ?? 0;
}

/** What `segmenter` finds, window by window: V8 takes a time per segment that grows with the text. */
function* segmentsOf(
  text: string,
  segmenter: Intl.Segmenter,
): Generator<{ segment: string; index: number }> {
  let from = 0;
  while (from < text.length) {
    const window = text.slice(from, endOfCharacter(text, from + WINDOW_CHARS));
    const segments = [...segmenter.segment(window)];
    // The last one may go on beyond the window.
    if (segments.length > 1 && from + window.length < text.length) segments.pop();
    for (const { segment, index } of segments) yield { segment, index: from + index };
    from += segments.reduce((sum, { segment }) => sum + segment.length, 0);
  }
}

function goesOn(text: string, { start, end }: Range, after: string, language: string): boolean {
  if (end - start > MAX_SENTENCE_CHARS) return false;
  if (!WORD.test(after)) return true;
  const tail = text.slice(Math.max(start, end - TAIL_CHARS), end).trimEnd();
  if (QUOTED_END.test(tail) && AFTER_QUOTE.test(after)) return true;
  const isShort = end - start + after.length < MAX_QUOTATION_CHARS;
  if (isShort && isInsideBrackets(text.slice(start, end))) return true;
  return endsInAbbreviation(tail, after, language);
}

function isInsideBrackets(text: string): boolean {
  // What opens a quotation in English closes it in German.
  const even = text.includes('„') ? text.replaceAll('“', '”').replaceAll('„', '“') : text;
  return BRACKETS.some(([open, close]) => even.lastIndexOf(open) > even.lastIndexOf(close));
}

function* split(text: string, { start, end }: Range): Generator<Range> {
  let from = start;
  while (from < end) {
    const to = endOfPiece(text, from, end);
    yield trim(text, { start: from, end: to });
    from = to;
  }
}

/** Where the piece that starts at `from` ends: `end` when it is short enough, else the last pause. */
function endOfPiece(text: string, from: number, end: number): number {
  const head = text.slice(from, Math.min(end, from + MAX_SENTENCE_CHARS));
  const limit = hasSentenceEnd(head) ? MAX_SENTENCE_CHARS : MAX_UNPUNCTUATED_CHARS;
  if (end - from <= limit) return end;
  for (let at = limit; at > limit / 2; at--) {
    if (PAUSE.test(head.charAt(at - 1))) return from + at;
  }
  return endOfCharacter(text, from + limit);
}

/** `at`, or one more where it would part a surrogate pair. */
function endOfCharacter(text: string, at: number): number {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff ? at + 1 : at;
}

function trim(text: string, { start, end }: Range): Range {
  const source = text.slice(start, end);
  const from = start + source.length - source.trimStart().length;
  return { start: from, end: Math.max(from, start + source.trimEnd().length) };
}
