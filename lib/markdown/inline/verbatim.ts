import { matchAt } from '../destination.ts';
import { decodeEntity, ENTITY } from '../entities.ts';
import { findMark, pushItem, type Scan } from './scan.ts';

const ENTITY_HERE = new RegExp(ENTITY.source, 'y');

/** Line ends count as spaces, and one space on both sides sets off marks within. */
function toCode(source: string): string {
  const line = source.replaceAll('\n', ' ');
  return /^ .* $/s.test(line) && line.trim() !== '' ? line.slice(1, -1) : line;
}

function findTicks(scan: Scan, length: number, from: number): number {
  const ticks = '`'.repeat(length);
  let at = from;
  for (;;) {
    at = findMark(scan, ticks, at);
    if (at < 0) return -1;
    let end = at + length;
    while (scan.text[end] === '`') end++;
    if (end - at === length) return at;
    at = end;
  }
}

/** Reads a run of backticks and the code behind it. */
export function readCode(scan: Scan): void {
  const { text, position, isTail, missing } = scan;
  let start = position;
  while (text[start] === '`') start++;
  const length = start - position;
  const key = `exactly ${length}`;
  const end = missing.has(key) ? -1 : findTicks(scan, length, start);
  if (end >= 0) {
    pushItem(scan, { kind: 'code', text: toCode(text.slice(start, end)) }, end + length);
  } else if (isTail && start < text.length) {
    pushItem(scan, { kind: 'code', text: toCode(text.slice(start)) }, text.length);
  } else {
    missing.add(key);
    scan.position = start;
  }
}

/** Reads TeX between two marks; false where there is none. */
function readMath(scan: Scan, open: string, close: string, isBlock: boolean): boolean {
  const { text, position, isTail } = scan;
  const start = position + open.length;
  const end = findMark(scan, close, start);
  if (end < 0 && !isTail) return false;
  const source = end < 0 ? text.slice(start) : text.slice(start, end);
  if (source.trim() === '') return false;
  const math = { kind: 'math', source, isBlock } as const;
  if (end >= 0) pushItem(scan, math, end + close.length);
  else pushItem(scan, { ...math, isOpen: true }, text.length);
  return true;
}

/**
 * Reads a `$`. One alone is mostly a price, so it has to touch the formula on both sides, no digit
 * may follow, and all stands in one line.
 */
export function readDollar(scan: Scan): void {
  const { text, position } = scan;
  if (text[position + 1] === '$') {
    if (!readMath(scan, '$$', '$$', true)) scan.position += 2;
    return;
  }
  scan.position++;
  if (/[\w$\\]/.test(text.charAt(position - 1)) || /[\s$]/.test(text.charAt(position + 1))) return;
  const end = findMark(scan, '$', position + 1);
  const source = text.slice(position + 1, end);
  scan.isDollarOpen = end < 0;
  if (end < 0 || /[\s\\]$|\n/.test(source) || /[\w$]/.test(text.charAt(end + 1))) return;
  scan.position = position;
  pushItem(scan, { kind: 'math', source, isBlock: false }, end + 1);
}

/** Reads a backslash: TeX, a line break, or a mark that means nothing else. */
export function readBackslash(scan: Scan): void {
  const { text, position } = scan;
  const next = text.charAt(position + 1);
  if (next === '(' && readMath(scan, '\\(', '\\)', false)) return;
  if (next === '[' && readMath(scan, '\\[', '\\]', true)) return;
  if (next === '\n') {
    pushItem(scan, { kind: 'break' }, position + 2);
    skipIndent(scan);
  } else if (/[!-/:-@[-`{-~]/.test(next)) {
    pushItem(scan, { kind: 'text', text: next }, position + 2);
  } else scan.position++;
}

/** Reads an `&` and the name or number of a character. */
export function readEntity(scan: Scan): void {
  const match = matchAt(ENTITY_HERE, scan.text, scan.position);
  const character = match && decodeEntity(match[1], match[2], match[3]);
  if (match && character) {
    pushItem(scan, { kind: 'text', text: character }, scan.position + match[0].length);
  } else scan.position++;
}

/** Reads a line end; two spaces before it make it a break. */
export function readLineEnd(scan: Scan): void {
  const { text, position, textStart } = scan;
  let end = position;
  while (end > textStart && text[end - 1] === ' ') end--;
  const isBreak = position - end >= 2;
  scan.isDollarOpen = false;
  scan.position = end;
  pushItem(scan, isBreak ? { kind: 'break' } : { kind: 'text', text: '\n' }, position + 1);
  skipIndent(scan);
}

function skipIndent(scan: Scan): void {
  while (scan.text[scan.position] === ' ') scan.position++;
  scan.textStart = scan.position;
}
