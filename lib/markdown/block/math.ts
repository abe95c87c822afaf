import type { MathNode } from '../tree.ts';
import type { Leaf } from './leaf.ts';

/** TeX on lines of its own, up to a line that ends in `close`. */
export function createMath(close: string): Leaf {
  let source = '';
  let isOpen = true;

  const toBlock = (): MathNode => {
    const math = { kind: 'math', source, isBlock: true } as const;
    return isOpen ? { ...math, isOpen } : math;
  };

  return {
    kind: 'math',
    addLine(line) {
      source += source === '' ? line : `\n${line}`;
    },
    extend(text) {
      source += text;
    },
    endLine() {
      const line = source.slice(source.lastIndexOf('\n') + 1).trimEnd();
      if (!line.endsWith(close)) return false;
      source = source.slice(0, source.trimEnd().length - close.length).trimEnd();
      isOpen = false;
      return true;
    },
    view: toBlock,
    finish: toBlock,
  };
}
