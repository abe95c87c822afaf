import { createInlineReader } from '../inline/inline-reader.ts';
import type { References } from '../references.ts';
import type { Block } from '../tree.ts';
import type { Leaf } from './leaf.ts';

/** The words of a heading, without the number signs that may close it. */
function trimClosing(line: string): string {
  const words = line.trim();
  let end = words.length;
  while (words[end - 1] === '#') end--;
  return end === 0 || /[ \t]/.test(words.charAt(end - 1)) ? words.slice(0, end).trim() : words;
}

/** A heading of one line, behind its number signs. */
export function createHeading(level: number, references: References): Leaf {
  const reader = createInlineReader(references);
  let line = '';

  const toBlock = (isTail: boolean): Block => ({
    kind: 'heading',
    level,
    children: reader.read(trimClosing(line), isTail),
  });

  return {
    kind: 'heading',
    addLine(text) {
      line = text;
    },
    extend(text) {
      line += text;
    },
    endLine: () => true,
    view: () => toBlock(true),
    finish: () => toBlock(false),
  };
}
