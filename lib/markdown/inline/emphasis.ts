import { characterAt, characterBefore, readFlanks } from './characters.ts';
import { type Mark, pushItem, type Run, type Scan } from './scan.ts';

/** Reads the run of `*`, `_` or `~` at the present position. */
export function readRun(scan: Scan): void {
  const { text, position } = scan;
  const char = text.charAt(position);
  let end = position + 1;
  while (text[end] === char) end++;
  const flanks = readFlanks(characterBefore(text, position), characterAt(text, end));
  const { opens, closes, isPunctuationBefore, isPunctuationAfter } = flanks;
  const isWordMark = char === '_';
  const canOpen = opens && (!isWordMark || !closes || isPunctuationBefore);
  const canClose = closes && (!isWordMark || !opens || isPunctuationAfter);
  const length = end - position;
  // One tilde means "about", also twice in a line.
  if ((!canOpen && !canClose) || (char === '~' && length !== 2)) {
    scan.position = end;
    return;
  }
  const run: Run = {
    kind: 'run',
    char,
    length,
    canOpen,
    canClose,
    at: position,
    left: length,
    closes: [],
    opens: [],
  };
  pushItem(scan, run, end);
  scan.waiting.push(run);
}

/** Three marks are never a pair of one and two, where it could be read both ways. */
function isPair(opener: Run, closer: Run): boolean {
  if (opener.char !== closer.char) return false;
  if (opener.char === '~' || !(opener.canClose || closer.canOpen)) return true;
  return (opener.length + closer.length) % 3 !== 0 || closer.length % 3 === 0;
}

function closeRun(closer: Run, openers: Run[], bottoms: Map<string, number>): void {
  const key = `${closer.char}${closer.canOpen}${closer.length % 3}`;
  while (closer.left > 0) {
    const bottom = bottoms.get(key) ?? -1;
    let index = openers.length - 1;
    let opener = openers[index];
    while (opener && opener.at > bottom && !isPair(opener, closer)) opener = openers[--index];
    if (!opener || opener.at <= bottom) {
      bottoms.set(key, closer.at - 1);
      return;
    }
    const used = opener.left > 1 && closer.left > 1 ? 2 : 1;
    const mark: Mark = closer.char === '~' ? 'deleted' : used === 2 ? 'strong' : 'emphasis';
    opener.opens.push(mark);
    closer.closes.push(mark);
    opener.left -= used;
    closer.left -= used;
    openers.length = opener.left > 0 ? index + 1 : index;
  }
}

/**
 * Pairs the runs among `runs` from the `from`-th on, each with the nearest that opens it.
 *
 * @see https://spec.commonmark.org/0.31.2/#process-emphasis
 */
function pairRuns(runs: Run[], from: number, openers: Run[], bottoms: Map<string, number>): void {
  for (const run of runs.slice(from)) {
    if (run.canClose) closeRun(run, openers, bottoms);
    if (run.canOpen && run.left > 0) openers.push(run);
  }
  runs.length = from;
}

/** Pairs what stands in a bracket that turned out to be a link: nothing in it pairs with anything outside. */
export function pairWithin(scan: Scan, from: number): void {
  pairRuns(scan.waiting, from, [], new Map());
}

/** Pairs what no bracket holds back. */
export function pairWaiting(scan: Scan): void {
  if (scan.waiting.length > 0) pairRuns(scan.waiting, 0, scan.openers, scan.bottoms);
}

/** Ends, at the end of the text, what is open and can be nothing but the start of emphasis. */
export function closeOpenRuns(scan: Scan): void {
  const closes: Mark[] = [];
  for (const opener of scan.openers.toReversed()) {
    // One mark between letters may be a product; two never are.
    if (opener.canClose && opener.left < 2) continue;
    while (opener.left > 0) {
      const used = Math.min(opener.left, 2);
      const mark = opener.char === '~' ? 'deleted' : used === 2 ? 'strong' : 'emphasis';
      opener.opens.push(mark);
      closes.push(mark);
      opener.left -= used;
    }
  }
  const at = scan.position;
  const end = { kind: 'run', char: '', length: 0, canOpen: false, canClose: true } as const;
  scan.items.push({ ...end, at, left: 0, closes, opens: [] });
}
