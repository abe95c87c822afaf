import type { Alignment } from '../tree.ts';

/** A line longer than this makes no table. */
const MAX_DELIMITER_CHARS = 4_096;
/** More columns make no table: nobody reads them, and every row would take long to show. */
const MAX_COLUMNS = 64;
const DELIMITERS = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** The cells of a row as they are written; `\|` is no border, wherever it stands. */
export function splitRow(line: string): string[] {
  const cells: string[] = [];
  let start = line.length - line.trimStart().length;
  if (line[start] === '|') start++;
  let at = start;
  const add = (end: number) => cells.push(line.slice(start, end).replaceAll('\\|', '|').trim());
  for (; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === '|') {
      add(at);
      start = at + 1;
    }
  }
  if (line.slice(start).trim() !== '') add(line.length);
  return cells;
}

const toAlignment = (cell: string): Alignment => {
  const isLeft = cell.startsWith(':');
  const isRight = cell.endsWith(':');
  if (isLeft) return isRight ? 'center' : 'left';
  return isRight ? 'right' : null;
};

/** The last line of a paragraph, and where it begins. */
export function lastLineOf(paragraph: string): { line: string; start: number } {
  const start = paragraph.lastIndexOf('\n') + 1;
  return { line: paragraph.slice(start), start };
}

/** Reads the row below the head of a table; undefined where it is none, fits no head or is too wide. */
export function readAlignments(line: string, paragraph: string): Alignment[] | undefined {
  if (line.length > MAX_DELIMITER_CHARS || !/[|:]/.test(line) || !DELIMITERS.test(line))
    return undefined;
  const alignments = splitRow(line).map(toAlignment);
  if (alignments.length > MAX_COLUMNS) return undefined;
  return splitRow(lastLineOf(paragraph).line).length === alignments.length ? alignments : undefined;
}
