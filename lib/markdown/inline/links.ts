import { toAddress } from '../address.ts';
import {
  MAX_TARGET_CHARS,
  mayBeTarget,
  readDestination,
  readLabel,
  readTitle,
  skipSpaces,
} from '../destination.ts';
import { findLink, findNote, toLabel, toNoteLabel } from '../references.ts';
import { pairWithin } from './emphasis.ts';
import { type Bracket, pushItem, type Scan } from './scan.ts';

/** Where a link leads: an address, null for one that is refused. */
interface Target {
  href: string | null;
  end: number;
}

/** Reads a `[` or `![` that may begin a link. */
export function openBracket(scan: Scan, isImage: boolean): void {
  const { brackets, waiting, position } = scan;
  for (const outer of brackets.slice(-1)) outer.hasInner = true;
  const end = position + (isImage ? 2 : 1);
  const bracket: Bracket = {
    kind: 'bracket',
    isImage,
    end,
    items: scan.items.length + (position > scan.textStart ? 1 : 0),
    waiting: waiting.length,
    hasInner: false,
    role: 'text',
    href: '',
  };
  brackets.push(bracket);
  pushItem(scan, bracket, end);
}

function readInlineTarget(text: string, at: number): Target | undefined {
  const destination = readDestination(text, skipSpaces(text, at + 1));
  if (!destination) return undefined;
  const titleStart = skipSpaces(text, destination.end);
  const titleEnd = titleStart > destination.end ? readTitle(text, titleStart) : undefined;
  const end = skipSpaces(text, titleEnd ?? destination.end);
  if (text[end] !== ')' || end - at > MAX_TARGET_CHARS) return undefined;
  return { href: toAddress(destination.value), end: end + 1 };
}

function readReference(scan: Scan, bracket: Bracket, at: number): Target | undefined {
  const { text, references, position } = scan;
  const label = readLabel(text, at);
  const isOwn = !label && !bracket.hasInner;
  const own = isOwn ? readLabel(text, bracket.end - 1)?.value : undefined;
  const name = label?.value ?? (own === text.slice(bracket.end, position) ? own : undefined);
  const href = name === undefined ? undefined : findLink(references, toLabel(name));
  if (href === undefined) return undefined;
  return { href, end: label?.end ?? (text.startsWith('[]', at) ? at + 2 : at) };
}

/** `[^label]`: the words in the bracket give way to the number of the footnote. */
function readNoteCall(scan: Scan, bracket: Bracket): boolean {
  const { text, references, position } = scan;
  const label = text.slice(bracket.end, position);
  if (bracket.hasInner || label.length > 1000 || !/^\^[^\s]+$/.test(label)) return false;
  const number = findNote(references, toNoteLabel(label.slice(1)));
  if (number === undefined) return false;
  scan.items.length = bracket.items;
  scan.waiting.length = bracket.waiting;
  scan.textStart = position;
  if (bracket.isImage) scan.items.push({ kind: 'text', text: '!' });
  pushItem(scan, { kind: 'note-call', number }, position + 1);
  return true;
}

/** Reads a `]`. */
export function closeBracket(scan: Scan): void {
  const { text, position, brackets } = scan;
  const bracket = brackets.pop();
  const isActive = bracket?.isImage === true || brackets.length >= scan.activeFrom;
  scan.activeFrom = Math.min(scan.activeFrom, brackets.length);
  scan.position = position + 1;
  if (!bracket || !isActive) return;

  const at = position + 1;
  scan.position = position;
  if (readNoteCall(scan, bracket)) return;
  const { isTail } = scan;
  const inline = text[at] === '(' ? readInlineTarget(text, at) : undefined;
  // In the tail, a link whose address has not come whole shows its words only.
  const unfinished = { href: null, end: text.length };
  const isCut = isTail && !inline && text[at] === '(' && mayBeTarget(text.slice(at + 1));
  const target = inline ?? (isCut ? unfinished : readReference(scan, bracket, at));
  const found = target ?? (isTail && at === text.length ? unfinished : undefined);
  if (!found) {
    scan.position = at;
    return;
  }
  if (bracket.isImage) bracket.role = 'image';
  else bracket.role = found.href === null ? 'dropped' : 'link';
  bracket.href = found.href ?? '';
  pushItem(scan, { kind: 'bracket-end', bracket }, found.end);
  pairWithin(scan, bracket.waiting);
  if (!bracket.isImage) scan.activeFrom = brackets.length;
}
