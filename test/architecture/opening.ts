import type { Node } from 'oxc-parser';
import { enLater } from '../../lib/i18n/en-later.ts';
import { readImports } from './imports.ts';
import { complain, type Rule, type Source } from './source.ts';
import { walk } from './walk.ts';

const START = 'entrypoints/sidepanel/main.tsx';
const LATER_KEYS = Object.keys(enLater);

/** The files that are loaded before the panel shows anything. */
function findOpening(sources: readonly Source[]): Source[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const found = new Set<Source>();
  const add = (path: string) => {
    const source = byPath.get(path);
    if (!source || found.has(source)) return;
    found.add(source);
    for (const { target, isType, isDynamic } of readImports(source)) {
      if (!isType && !isDynamic) add(target);
    }
  };
  add(START);
  return [...found];
}

/** What comes later of the texts this can be the key of. */
function findLater(node: Node): string | undefined {
  if (node.type === 'Literal') return LATER_KEYS.find((key) => key === node.value);
  if (node.type !== 'TemplateLiteral') return undefined;
  const parts = node.quasis.map(({ value }) => value.raw);
  const [first = ''] = parts;
  if (!/^[a-z-]+\./.test(first)) return undefined;
  return LATER_KEYS.find((key) => key.startsWith(first) && key.endsWith(parts.at(-1) ?? ''));
}

/** Nothing loads a style sheet later: all of them come with what the panel opens with. */
export const checkStyleSheets: Rule = (sources) => {
  const opening = new Set(findOpening(sources));
  return sources
    .filter((source) => !opening.has(source))
    .flatMap((source) =>
      readImports(source)
        .filter(({ target }) => target.endsWith('.css'))
        .map(({ target, position }) => complain(source, position, `nobody would load ${target}`)),
    );
};

/** What the panel opens with asks for no text that is loaded later. */
export const checkOpeningTexts: Rule = (sources) =>
  findOpening(sources).flatMap((source) => {
    const complaints: string[] = [];
    walk(source, (node) => {
      const key = findLater(node);
      if (key !== undefined) {
        complaints.push(complain(source, node.start, `the text ${key} is not there yet`));
      }
    });
    return complaints;
  });

const FUNCTIONS = new Set(['ArrowFunctionExpression', 'FunctionDeclaration', 'FunctionExpression']);

/**
 * What the panel opens with waits for nothing at its top level: whatever is loaded later imports
 * from it, and would run only once that wait is over.
 */
export const checkTopLevelWaits: Rule = (sources) =>
  findOpening(sources).flatMap((source) => {
    const complaints: string[] = [];
    walk(source, (node, ancestors) => {
      if (node.type !== 'AwaitExpression') return;
      if (ancestors.some(({ type }) => FUNCTIONS.has(type))) return;
      complaints.push(complain(source, node.start, 'what is loaded later would wait for this'));
    });
    return complaints;
  });
