import { readAnsiCQuote } from './ansi-c-quote.ts';
import { toOpenQuoteError } from './command-error.ts';
import { readPieces } from '../sample/read-pieces.ts';
import { createWordList, type Words } from '../word-list.ts';

const PIECES = {
  // People copy a blank behind the backslash too.
  continuation: /\\[ \t]*\r?\n/y,
  escape: /\\([^])/y,
  single: /'([^']*)'/y,
  ansi: /\$'((?:[^'\\]|\\[^])*)'/y,
  double: /\$?"((?:[^"\\]|\\[^])*)"/y,
  openQuote: /\$?['"]/y,
  comment: /(?<=^|\s)#.*/y,
  // A line that begins with a flag goes on, for web pages lose the backslash before it.
  lineEnd: /\r?\n\s*(?=[^\s-])/y,
  blank: /\s/y,
  operator: /(?:\|\|?|;|&&?|[<>(){}])(?=\s|$)/y,
  text: /\$?[^\s'"\\$;|&<>(){}]+|[^]/y,
};

/**
 * The commands in `text`, as a POSIX shell with ANSI-C quotes reads them, but that variables stay as
 * they are written and that an operator counts only before a blank: people leave the `&` of a URL
 * without quotes.
 *
 * @throws {GlossError} `bad-request` when a quote is never closed; `detail` is the place.
 */
export function splitBash(text: string): Words[] {
  const words = createWordList();
  for (const { name, text: piece, inner, start } of readPieces(text, PIECES)) {
    if (name === 'openQuote') throw toOpenQuoteError(text, start);
    if (name === 'text') words.add(piece);
    if (name === 'escape' || name === 'single') words.add(inner);
    if (name === 'ansi') words.add(readAnsiCQuote(inner));
    if (name === 'double') words.add(inner.replace(/\\(?:\r?\n|([$`"\\]))/g, '$1'));
    if (name === 'blank') words.endWord();
    if (name === 'lineEnd' || name === 'operator') words.endCommand();
  }
  return words.finish();
}
