import { toOpenQuoteError } from './command-error.ts';
import { createWordList, type Words } from '../word-list.ts';

/** What developer tools write when they escape within quotes too, which cmd itself does not read. */
const ESCAPES_EVERYWHERE = /\^["\\{]/;

/**
 * The commands in `text`, as cmd.exe and then the C runtime of curl.exe read them: first `^` lets
 * go, then `"` and `\"` group words. Variables stay as they are written.
 *
 * @see https://learn.microsoft.com/en-us/cpp/c-language/parsing-c-command-line-arguments
 * @throws {GlossError} `bad-request` when a quote is never closed; `detail` is the place.
 */
export function splitCmd(text: string): Words[] {
  return readCarets(text).flatMap(splitArguments);
}

/** The command lines, with `^` before a character undone; a `^` at the end of a line joins two. */
function readCarets(text: string): string[] {
  const isEscapeInQuotes = ESCAPES_EVERYWHERE.test(text);
  const lines = [''];
  let isQuoted = false;
  for (const [piece] of text.matchAll(/\^[ \t]*\r?\n(?:\r?\n)?|\^?[^]/g)) {
    const isCaret = piece.length > 1 && (isEscapeInQuotes || !isQuoted);
    const isLineEnd = piece === '\n' && !isQuoted;
    if (piece === '"') isQuoted = !isQuoted && !isEscapeInQuotes;
    if (isLineEnd) lines.push('');
    else lines[lines.length - 1] += isCaret ? readEscaped(piece.slice(1)) : piece;
  }
  return lines;
}

/** After a caret, one line end joins two lines; the second of two is meant. */
function readEscaped(text: string): string {
  if (!text.endsWith('\n')) return text;
  return /\n\r?\n$/.test(text) ? '\n' : '';
}

/** Two quotes in a row, one quote (each behind a run of backslashes, maybe none), or any text. */
const PIECE = /((?:\\\\)*)""|(\\*)"|[ \t\r]+|\\+|[^ \t\r"\\]+/g;

function splitArguments(line: string): Words[] {
  const words = createWordList();
  let quoteStart = -1;
  for (const { 0: piece, 1: beforeTwo, 2: beforeOne, index } of line.matchAll(PIECE)) {
    const isQuoted = quoteStart >= 0;
    const slashes = beforeTwo ?? beforeOne;
    if (slashes !== undefined) words.add('\\'.repeat(slashes.length / 2));
    if (beforeTwo !== undefined) words.add(isQuoted ? '"' : '');
    else if (beforeOne !== undefined && beforeOne.length % 2 === 1) words.add('"');
    else if (beforeOne !== undefined) quoteStart = isQuoted ? -1 : index;
    else if (!isQuoted && /^[ \t\r]/.test(piece)) words.endWord();
    else words.add(piece);
  }
  if (quoteStart >= 0) throw toOpenQuoteError(line, quoteStart);
  return words.finish();
}
