/** A stretch of two lists: `same` in both, or what one of them alone has. */
export interface Stretch {
  kind: 'same' | 'removed' | 'added';
  /** Where it begins: in the second list for what is added, else in the first. */
  start: number;
  length: number;
}

/**
 * The fewest removals and additions that make `after` of `before`, in order; null when it takes more
 * than `maxEdits`. Takes time in proportion to the lengths times the edits, and memory in proportion
 * to the square of the edits.
 *
 * @see Eugene W. Myers, An O(ND) Difference Algorithm and Its Variations, 1986
 */
export function findShortestEdit(
  before: readonly string[],
  after: readonly string[],
  maxEdits: number,
): Stretch[] | null {
  const trace = search(before, after, maxEdits);
  return trace && retrace(trace, before.length, after.length);
}

/** How far each diagonal reached after so many edits; diagonal `k` is at `k + edits`. */
type Reach = Int32Array;

/** On a diagonal, the place in `before` minus the place in `after` is its number. */
function startOn(diagonal: number, edits: number, last: Reach): { x: number; isAddition: boolean } {
  const at = (k: number) => last[k + edits - 1] ?? -1;
  const isAddition =
    diagonal === -edits || (diagonal !== edits && at(diagonal - 1) < at(diagonal + 1));
  return { x: isAddition ? at(diagonal + 1) : at(diagonal - 1) + 1, isAddition };
}

/** What was reached with every number of edits, up to those that reach both ends. */
function search(
  before: readonly string[],
  after: readonly string[],
  maxEdits: number,
): Reach[] | null {
  const trace: Reach[] = [];
  for (let edits = 0; edits <= maxEdits; edits += 1) {
    const last = trace.at(-1);
    const reach = new Int32Array(2 * edits + 1).fill(-1);
    trace.push(reach);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let { x } = last ? startOn(diagonal, edits, last) : { x: 0 };
      let y = x - diagonal;
      while (x < before.length && y < after.length && before[x] === after[y]) {
        x += 1;
        y += 1;
      }
      reach[diagonal + edits] = x;
      if (x >= before.length && y >= after.length) return trace;
    }
  }
  return null;
}

/** The way back from both ends, told from the beginning. */
function retrace(trace: readonly Reach[], beforeLength: number, afterLength: number): Stretch[] {
  const stretches: Stretch[] = [];
  let [x, y] = [beforeLength, afterLength];
  const add = (kind: Stretch['kind'], start: number, length: number) => {
    if (length > 0) stretches.push({ kind, start, length });
  };
  for (let edits = trace.length - 1; edits > 0; edits -= 1) {
    const last = trace[edits - 1] ?? new Int32Array();
    const start = startOn(x - y, edits, last);
    add('same', start.x, x - start.x);
    if (start.isAddition) add('added', y - (x - start.x) - 1, 1);
    else add('removed', start.x - 1, 1);
    const diagonal = x - y + (start.isAddition ? 1 : -1);
    x = last[diagonal + edits - 1] ?? 0;
    y = x - diagonal;
  }
  add('same', 0, x);
  return stretches.toReversed();
}
