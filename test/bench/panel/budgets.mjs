/** Holds figures to their budgets, and prints them as a table. */

const times = (factor) => ({
  name: `${factor} x limit`,
  isMet: ({ ours, limit }) => ours <= factor * limit,
});
const atMost = (most) => ({ name: `${most}`, isMet: ({ ours }) => ours <= most });

/** A row of the table: what it is, which figure of the measured, how exact, its budget. */
const ROWS = [
  ['scripts loaded on open, gzip kB', 'open', 'scriptKilobytes', 1, atMost(50)],
  ['open -> composer focused, ms', 'open', 'focused', 0, times(1.5)],
  ['open -> first contentful paint, ms', 'open', 'firstPaint', 0, times(2)],
  ['heap after open, MB', 'open', 'heap', 2, atMost(2)],
  ['Enter -> first word painted, 3rd message, ms', 'open', 'firstWord', 0, times(1.3)],
  [
    'relay at 100 tokens/s: write -> arrival p50, ms',
    'relay',
    'delay',
    2,
    {
      name: 'limit + 2',
      isMet: ({ ours, limit }) => ours <= limit + 2,
    },
  ],
  [
    'relay in a burst, tokens/s',
    'relay',
    'speed',
    0,
    {
      name: 'at least 0.8 x',
      isMet: ({ ours, limit }) => ours >= 0.8 * limit,
    },
  ],
  ['stream: main-thread CPU, s', 'stream', 'cpu', 2, times(1.3)],
  ['stream: tasks over 50 ms', 'stream', 'longTasks', 0, atMost(0)],
  ['stream: longest of them, ms', 'stream', 'longestTask', 0],
  ['stream: last byte -> painted, ms', 'stream', 'lastPainted', 0, atMost(100)],
  ['stream: CPU of the last part / the first', 'stream', 'growth', 2, atMost(1.5)],
  ['burst: last byte -> painted, ms', 'fast', 'lastPainted', 0, times(2)],
  ['burst: main-thread CPU, s', 'fast', 'cpu', 2],
  ['typing: key -> paint p98, ms', 'typing', 'keyPaint', 0, times(1.5)],
  ['typing: frames dropped, %', 'typing', 'droppedPercent', 1, atMost(2)],
  ['500 messages: open -> last painted, ms', 'long', 'open', 0, times(1.3)],
  ['500 messages: heap over an empty panel, MB', 'long', 'heapOverEmpty', 2, atMost(10)],
];

const COLUMNS = [49, 10, 10, 8, 16];

const toLine = (cells) =>
  cells
    .map((cell, index) =>
      index === 0 ? cell.padEnd(COLUMNS[0]) : cell.padStart(COLUMNS[index] ?? 0),
    )
    .join('');

export function printHead() {
  console.log(toLine(['what', 'ours', 'limit', 'ratio', 'budget']));
}

/**
 * Prints the figures of one part, and returns the names of those over their budgets.
 * @param figures By name: `{ ours, limit }`.
 * @returns {string[]}
 */
export function printPart(part, figures) {
  return ROWS.filter((row) => row[1] === part && figures[row[2]]).flatMap((row) => {
    const [what, , name, digits, budget] = row;
    const { ours, limit } = figures[name];
    const isMet = budget?.isMet({ ours, limit }) ?? true;
    const ratio = limit === 0 ? '' : (ours / limit).toFixed(2);
    const cells = [what, ours.toFixed(digits), limit.toFixed(digits), ratio, budget?.name ?? ''];
    const verdict = isMet ? 'ok' : 'OVER';
    console.log(`${toLine(cells)}  ${budget ? verdict : ''}`.trimEnd());
    return isMet ? [] : [what];
  });
}
