import { toOpenQuoteError } from './command-error.ts';
import { readPieces } from '../sample/read-pieces.ts';
import { createWordList, type Words } from '../word-list.ts';

const PIECES = {
  continuation: /`[ \t]*\r?\n/y,
  escape: /`([^])/y,
  single: /'((?:[^']|'')*)'/y,
  double: /"((?:[^"`]|`[^]|"")*)"/y,
  openQuote: /['"]/y,
  comment: /(?<=^|\s)#.*/y,
  lineEnd: /\r?\n\s*(?=[^\s-])|[;|](?=\s|$)/y,
  blank: /\s/y,
  text: /[^\s'"`;|]+|[^]/y,
};

const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', 0: '\0' };

/**
 * The commands in `text`, as PowerShell reads them for curl.exe. Variables stay as they are written.
 *
 * @see https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 * @throws {GlossError} `bad-request` when a quote is never closed; `detail` is the place.
 */
export function splitPowerShell(text: string): Words[] {
  const words = createWordList();
  for (const { name, text: piece, inner, start } of readPieces(text, PIECES)) {
    if (name === 'openQuote') throw toOpenQuoteError(text, start);
    if (name === 'text') words.add(piece);
    if (name === 'escape') words.add(inner);
    if (name === 'single') words.add(inner.replaceAll("''", "'"));
    if (name === 'double') words.add(readDoubleQuote(inner));
    if (name === 'blank') words.endWord();
    if (name === 'lineEnd') words.endCommand();
  }
  return words.finish().map((command) => command.map(readProgramQuotes));
}

function readDoubleQuote(inner: string): string {
  return inner.replace(/`([^])|""/g, (_whole, escaped?: string) =>
    escaped === undefined ? '"' : (CONTROLS[escaped] ?? escaped),
  );
}

/** Up to version 7.2, quotes for a program must be escaped once more, as `\"`; then all of them are. */
function readProgramQuotes(word: string): string {
  return /(?<!\\)"/.test(word) ? word : word.replaceAll('\\"', '"');
}
