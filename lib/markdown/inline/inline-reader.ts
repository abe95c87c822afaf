import type { References } from '../references.ts';
import type { Inline } from '../tree.ts';
import { buildInlines, pushInline } from './build.ts';
import { closeOpenRuns, pairWaiting, readRun } from './emphasis.ts';
import { closeBracket, openBracket } from './links.ts';
import { readAddress, readMail, readPointed } from './plain-links.ts';
import { createScan, flushText, type Scan } from './scan.ts';
import { readBackslash, readCode, readDollar, readEntity, readLineEnd } from './verbatim.ts';

/** Reads the words of one block, again and again while they grow. */
export interface InlineReader {
  /**
   * The words of `text`, which goes on where the text before it ended. In the tail of an answer,
   * marks that nothing closes yet are shown as if they were closed, and what may become a mark is
   * held back. Longer words than those of a part of a paragraph are text without marks.
   */
  read(text: string, isTail: boolean): Inline[];
}

/** No part of a paragraph is longer; a heading or a cell may be. */
const MAX_MARKED_CHARS = 16_384;

const MARK = /[\n\\`*_~[\]<&$@]|!\[|https?:\/\/|www\./gi;

const READERS: Readonly<Record<string, (scan: Scan) => void>> = {
  '\n': readLineEnd,
  '\\': readBackslash,
  '`': readCode,
  '*': readRun,
  _: readRun,
  '~': readRun,
  '[': (scan) => openBracket(scan, false),
  '![': (scan) => openBracket(scan, true),
  ']': closeBracket,
  '<': readPointed,
  '&': readEntity,
  $: readDollar,
  '@': readMail,
};

/** The end of a tail that the next character may turn into a mark. */
const UNDECIDED =
  /(?:[*_~]+|`+|(?:^|\s)!|!?\[|\\(?:[([]\s*)?|&#?\w{0,32}|\$+|<br[ \t]*\/?|<(?:[a-z/][a-z\d+.:/@_%?=&#-]{0,90})?)$/i;
const MAX_UNDECIDED_CHARS = 100;

function dropUndecided(text: string): string {
  const start = Math.max(0, text.length - MAX_UNDECIDED_CHARS);
  const held = UNDECIDED.exec(text.slice(start))?.[0] ?? '';
  return text.slice(0, text.length - held.length);
}

/** Notes that nothing to come can change what stands before the last word. */
function settle(scan: Scan, end: number): void {
  if (scan.brackets.length > 0 || scan.isDollarOpen) return;
  pairWaiting(scan);
  if (scan.openers.length > 0) return;
  const start = Math.max(scan.textStart, scan.spaceless);
  const at = start + scan.text.slice(start, end).lastIndexOf(' ') + 1;
  scan.spaceless = end;
  if (at <= start || at >= end || /\s/.test(scan.text.charAt(at))) return;
  flushText(scan, at);
  scan.settled = { position: at, items: scan.items.length };
}

function readMarks(scan: Scan): void {
  const { text } = scan;
  while (scan.position < text.length) {
    MARK.lastIndex = scan.position;
    const found = MARK.exec(text);
    const at = found ? found.index : text.length;
    if (scan.isTail && at > scan.position) settle(scan, at);
    scan.position = at;
    if (!found) break;
    const [mark] = found;
    const read = READERS[mark];
    if (read) read(scan);
    else readAddress(scan, mark.toLowerCase());
  }
  flushText(scan, text.length);
  pairWaiting(scan);
}

/** An {@link InlineReader} for a text whose first `start` characters are no words. */
export function createInlineReader(references: References, start = 0): InlineReader {
  let position = start;
  const settled: Inline[] = [];

  return {
    read(text, isTail) {
      if (text.length > MAX_MARKED_CHARS) return [{ kind: 'text', text: text.slice(start) }];
      const known = isTail ? dropUndecided(text) : text;
      const scan = createScan(known, position, references, isTail);
      readMarks(scan);
      if (isTail) {
        for (const bracket of scan.brackets.slice(-1)) bracket.role = 'held';
        closeOpenRuns(scan);
      }
      const { items } = scan.settled;
      buildInlines(scan.items.slice(0, items)).forEach((inline) => pushInline(settled, inline));
      position = scan.settled.position;
      const whole = [...settled];
      buildInlines(scan.items.slice(items)).forEach((inline) => pushInline(whole, inline));
      return whole;
    },
  };
}
