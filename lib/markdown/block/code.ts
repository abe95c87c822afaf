import { unescapeText } from '../entities.ts';
import { createGroups } from '../groups.ts';
import type { CodeBlock } from '../tree.ts';
import type { Leaf } from './leaf.ts';

/** Code between fences, or indented. Of indented code, blank lines at the end are no part. */
export function createCode(kind: 'fence' | 'indented', info = ''): Leaf {
  const lines = createGroups<string>();
  const language = unescapeText(/\S*/.exec(info.trim())?.[0] ?? '');
  let blanks: string[] = [];
  let current: string | undefined;

  const flush = () => {
    if (current === undefined) return;
    if (kind === 'indented' && current.trim() === '') blanks.push(current);
    else {
      blanks.forEach(lines.push);
      blanks = [];
      lines.push(current);
    }
    current = undefined;
  };
  const toBlock = (tail?: string): CodeBlock => ({
    kind: 'code',
    language,
    lines: lines.view(tail),
  });

  return {
    kind,
    addLine(line) {
      flush();
      current = line;
    },
    extend(text) {
      current = (current ?? '') + text;
    },
    endLine: () => false,
    view: () => toBlock(current),
    finish() {
      flush();
      return toBlock();
    },
  };
}
