import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAnswerReader } from '../../../lib/markdown/answer-reader.ts';
import { parseMarkdown } from '../../../lib/markdown/markdown-stream.ts';

const PARTS = [
  'kea[^1] [a]\n\n',
  '[^1]: b\n\n',
  '[a]: https://a.example\n\n',
  `${'c'.repeat(3000)}\n\n`,
];
const texts = fc.array(fc.constantFrom(...PARTS), { maxLength: 6 }).map((parts) => parts.join(''));

const isTimeUp = () => true;

it('ends as the same tree as reading at once, whatever it read before', () => {
  fc.assert(
    fc.property(texts, texts, fc.nat(12), fc.boolean(), (before, after, steps, isGrown) => {
      const reader = createAnswerReader();
      reader.turnTo(before, steps % 2 === 0);
      for (let step = 0; step < steps; step++) reader.read(isTimeUp);
      const text = isGrown ? before + after : after;
      reader.turnTo(text, false);
      while (reader.read(isTimeUp));
      expect(reader.blocks()).toEqual(parseMarkdown(text));
    }),
    { numRuns: 300 },
  );
});

it('reads a little at a time, and shows what it has', () => {
  const reader = createAnswerReader();
  reader.turnTo('kea\n\n'.repeat(2000), false);
  expect(reader.read(isTimeUp)).toBe(true);
  expect(reader.blocks().flat().length).toBeGreaterThan(10);
  expect(reader.blocks().flat().length).toBeLessThan(1000);
});

it('keeps what it shows while it reads once more', () => {
  const text = `[a]\n\n${'kea\n\n'.repeat(2000)}[a]: https://a.example`;
  const reader = createAnswerReader();
  const lengths: number[] = [];
  const readOut = () => {
    while (reader.read(isTimeUp)) lengths.push(reader.blocks().flat().length);
  };
  reader.turnTo(text, false);
  readOut();
  reader.turnTo(`${text}/b`, true);
  readOut();
  expect(lengths).toEqual(lengths.toSorted((one, other) => one - other));
});
