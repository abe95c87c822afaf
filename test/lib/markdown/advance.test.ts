import fc from 'fast-check';
import { expect, it } from 'vitest';
import { advanceAnswer } from '../../../lib/markdown/advance.ts';
import type { Groups } from '../../../lib/markdown/groups.ts';
import { createMarkdownStream, parseMarkdown } from '../../../lib/markdown/markdown-stream.ts';
import { toHtml } from '../../../lib/markdown/to-html.ts';
import type { Block } from '../../../lib/markdown/tree.ts';
import { EXAMPLES } from './examples.ts';

const LONG = [
  '| a | b |\n| - | - |\n' + '| *c* | d |\n'.repeat(150),
  '- e\n\n  f\n'.repeat(100),
  '```js\n' + 'g();\n'.repeat(200) + '```\n',
  '**h** i '.repeat(200),
  '> j\n\n'.repeat(90),
  'k[^1] [l]\n\n[^1]: m\n\n[l]: https://a.example\n',
  `${'> - '.repeat(9)}n\n`,
];
const answers = fc
  .array(fc.constantFrom(...LONG, ...EXAMPLES.values()), { maxLength: 6 })
  .map((parts) => parts.join('\n'));

const wordsOf = (blocks: Groups<Block>) => toHtml(blocks).replace(/<[^>]*>/g, '');

/** Steps on until nothing is missing; how much of the allowance the steps took beyond it at most. */
function arrive(shown: Groups<Block>, target: Groups<Block>, elements: number): number {
  let longest = 0;
  for (let step = 0; shown !== target; step++) {
    if (step > 20_000) throw new Error('never arrives');
    const allowance = { elements };
    const next = advanceAnswer(shown, target, allowance);
    expect(next).not.toBe(shown);
    longest = Math.max(longest, elements - allowance.elements);
    shown = next;
  }
  return longest;
}

it('arrives from whatever is shown, however little a step may take, and no step takes much more', () => {
  fc.assert(
    fc.property(answers, answers, fc.integer({ min: 1, max: 300 }), (before, after, elements) => {
      const longest = arrive(parseMarkdown(before), parseMarkdown(after), elements);
      expect(longest).toBeLessThan(elements + 400);
    }),
    { numRuns: 60 },
  );
});

it('shows a start of the words of a block, and more of them with every step', () => {
  const target = parseMarkdown(LONG[0] ?? '');
  const whole = wordsOf(target);
  let shown: Groups<Block> = [];
  let length = 0;
  while (shown !== target) {
    shown = advanceAnswer(shown, target, { elements: 50 });
    const words = wordsOf(shown);
    expect(words.length).toBeGreaterThan(length);
    expect(whole.startsWith(words)).toBe(true);
    ({ length } = words);
  }
});

it('shows the end of a long answer first, and then the rest from its start', () => {
  const target = parseMarkdown(Array.from({ length: 200 }, (_, at) => `${at}.`).join('\n\n# '));
  const next = (shown: Groups<Block>) => advanceAnswer(shown, target, { elements: 32 });
  const first = next([]);
  expect(first).toHaveLength(target.length);
  expect(first.slice(-2)).toEqual(target.slice(-2));
  expect(first.slice(1, -2).flat()).toEqual([]);
  const second = next(first);
  expect(second.slice(0, 2)).toEqual(target.slice(0, 2));
  expect(second.at(-3)).toEqual([]);
});

it('takes over at once what a growing answer adds, and leaves the rest the objects they are', () => {
  const stream = createMarkdownStream();
  let shown: Groups<Block> = [];
  for (const char of LONG.join('\n')) {
    stream.append(char);
    shown = advanceAnswer(shown, stream.blocks(), { elements: 400 });
    expect(shown).toBe(stream.blocks());
  }
});

it('keeps what stands behind a change until its turn comes', () => {
  const before = parseMarkdown('a\n\n'.repeat(500));
  const after = parseMarkdown('b\n\n'.repeat(500));
  const words = wordsOf(advanceAnswer(before, after, { elements: 100 }));
  expect(words).toMatch(/^b+a+b+$/);
  expect(words).toHaveLength(500);
});
