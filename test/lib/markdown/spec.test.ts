import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../lib/markdown/markdown-stream.ts';
import { EXAMPLES, toWholeAddresses } from './examples.ts';
import { readReference } from './reference.ts';
import { toBlockShapes } from './shape.ts';

/** Examples that Gloss reads in another way than the specification, and why. */
const DIFFERENT: ReadonlyMap<number, string> = new Map([
  [12, 'a formula stands between \\[ and \\]'],
  [25, 'rare names of characters stay as they are written'],
  [606, 'no mail address begins behind a backslash'],
]);

const parse = (text: string) => toBlockShapes(parseMarkdown(text));

describe('the examples of CommonMark 0.31.2, HTML being text', () => {
  it('are all here', () => {
    expect(EXAMPLES.size).toBe(652);
  });

  it.each([...EXAMPLES])('number %i gives the tree of the reference reader', (number, text) => {
    for (const variant of new Set([text, toWholeAddresses(text)])) {
      if (DIFFERENT.has(number)) expect(parse(variant)).not.toEqual(readReference(variant));
      else expect(parse(variant)).toEqual(readReference(variant));
    }
  });
});
