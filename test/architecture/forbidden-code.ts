import type { Node } from 'oxc-parser';
import { complain, type Rule, type Source } from './source.ts';
import { walk } from './walk.ts';

/** Ways to turn a string into markup or code. Case does not count, for JSX spells some its own way. */
const SINKS = new Set(
  [
    'innerHTML',
    'outerHTML',
    'insertAdjacentHTML',
    'dangerouslySetInnerHTML',
    'setHTMLUnsafe',
    'parseHTMLUnsafe',
    'createContextualFragment',
    'srcdoc',
    'eval',
  ].map((name) => name.toLowerCase()),
);

/** Ways to the network. */
const SENDERS = new Set(['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'sendBeacon']);

const GLOBALS = new Set(['globalThis', 'window', 'self']);

function readName(node: Node): string | null {
  if (node.type === 'Identifier' || node.type === 'JSXIdentifier') return node.name;
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : null;
}

const isGlobal = (node: Node) => node.type === 'Identifier' && GLOBALS.has(node.name);

/** A name that stands for the thing itself: no key, no member of another object, no type. */
function isReference(node: Node, parent: Node | undefined): boolean {
  if (node.type !== 'Identifier' || parent === undefined || parent.type.startsWith('TS')) {
    return false;
  }
  if (parent.type === 'MemberExpression' && parent.property === node && !parent.computed) {
    return isGlobal(parent.object);
  }
  return !(parent.type === 'Property' && parent.key === node && !parent.shorthand);
}

function check(source: Source, find: (node: Node, parent?: Node) => string | null): string[] {
  const complaints: string[] = [];
  walk(source, (node, [parent]) => {
    const complaint = find(node, parent);
    if (complaint !== null) complaints.push(complain(source, node.start, complaint));
  });
  return complaints;
}

const isCalled = (node: Node, parent?: Node) =>
  (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') && parent.callee === node;

/** Nothing makes markup or code out of a string. */
export const checkSinks: Rule = (sources) =>
  sources.flatMap((source) =>
    check(source, (node, parent) => {
      const name = readName(node);
      if (name === null) return null;
      if (SINKS.has(name.toLowerCase())) return `${name} makes markup or code out of a string`;
      if (name === 'Function' && isCalled(node, parent)) return 'Function makes code';
      const isDocument =
        parent?.type === 'MemberExpression' && readName(parent.object) === 'document';
      return isDocument && /^write(ln)?$/.test(name) ? 'document.write makes markup' : null;
    }),
  );

/** Nothing is logged: what we could log is the user's. */
export const checkLogs: Rule = (sources) =>
  sources.flatMap((source) =>
    check(source, (node, parent) =>
      node.type === 'Identifier' && node.name === 'console' && isReference(node, parent)
        ? 'console logs what is the user’s'
        : null,
    ),
  );

/** Only `lib/stream` talks to the network. */
export const checkNetwork: Rule = (sources) =>
  sources
    .filter(({ path }) => !path.startsWith('lib/stream/'))
    .flatMap((source) =>
      check(source, (node, parent) => {
        const name = readName(node);
        if (name === null || !SENDERS.has(name)) return null;
        const isUsed =
          name === 'sendBeacon' ? node.type === 'Identifier' : isReference(node, parent);
        return isUsed ? `${name} reaches the network; only lib/stream may` : null;
      }),
    );

/** Effects stand where everything is put together, and nowhere else. */
export const checkEffects: Rule = (sources) =>
  sources
    .filter(({ path }) => !path.startsWith('entrypoints/'))
    .flatMap((source) =>
      check(source, (node, parent) =>
        node.type === 'ImportSpecifier' &&
        readName(node.imported) === 'effect' &&
        parent?.type === 'ImportDeclaration' &&
        parent.source.value.startsWith('@preact/signals')
          ? 'effect belongs in entrypoints'
          : null,
      ),
    );
