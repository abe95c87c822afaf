import type { Node } from 'oxc-parser';
import type { Source } from './source.ts';

/** Visits every node of a file, parents first; `ancestors` begins with the parent. */
export function walk(
  source: Source,
  visit: (node: Node, ancestors: readonly Node[]) => void,
): void {
  const step = (value: unknown, ancestors: readonly Node[]) => {
    if (Array.isArray(value)) {
      for (const item of value) step(item, ancestors);
    } else if (isNode(value)) {
      visit(value, ancestors);
      const inner = [value, ...ancestors];
      for (const child of Object.values(value)) step(child, inner);
    }
  };
  step(source.program, []);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** The words of a string, a template (its expressions left out) or JSX text; null for the rest. */
export function readWords(node: Node): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type === 'TemplateLiteral') {
    return node.quasis.map(({ value }) => value.cooked ?? value.raw).join('…');
  }
  return node.type === 'JSXText' ? node.value : null;
}
