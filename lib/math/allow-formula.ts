import type { FormulaElement } from './formula.ts';

/** As much of temml's tree as counts here. */
export interface TemmlNode {
  type?: unknown;
  text?: unknown;
  attributes?: Record<string, unknown>;
  classes?: unknown;
  children?: readonly TemmlNode[];
}

/** What MathML Core draws; nothing that links, loads or holds anything but formulas. */
const ELEMENTS: ReadonlySet<unknown> = new Set(
  (
    'math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle mpadded mphantom msub msup ' +
    'msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd'
  ).split(' '),
);

const WORD = /^[a-z-]{1,20}$/;
const LENGTH = /^-?\d{0,3}(?:\.\d{1,8})?(?:em|ex|pt|px|mu|%)?$/;

/** Attributes and what they may say. No colours: white on white would hide words. */
const ATTRIBUTES: Readonly<Record<string, RegExp>> = {
  display: /^(?:block|inline)$/,
  ...Object.fromEntries(
    (
      'accent accentunder displaystyle fence form largeop mathvariant movablelimits separator ' +
      'stretchy symmetric'
    )
      .split(' ')
      .map((name) => [name, WORD]),
  ),
  ...Object.fromEntries(
    (
      'depth height linethickness lspace mathsize maxsize minsize rspace scriptlevel voffset ' +
      'width columnspan rowspan'
    )
      .split(' ')
      .map((name) => [name, LENGTH]),
  ),
};

const MAX_NODES = 4000;
const MAX_DEPTH = 100;
/** In em, which is about what other units come to at most. */
const MAX_LENGTH = 20;

function isAllowed(name: string, value: string): boolean {
  const pattern = Object.hasOwn(ATTRIBUTES, name) ? ATTRIBUTES[name] : undefined;
  if (!pattern?.test(value)) return false;
  return pattern !== LENGTH || value.endsWith('%') || Math.abs(parseFloat(value)) <= MAX_LENGTH;
}

function readAttributes({ attributes = {}, classes }: TemmlNode): Record<string, string> {
  const allowed = Object.entries(attributes)
    .map(([name, value]): [string, string] => [name, String(value)])
    .filter(([name, value]) => isAllowed(name, value));
  const align = /\btml-(left|right)\b/.exec(String(classes))?.[1];
  return { ...Object.fromEntries(allowed), ...(align ? { 'data-align': align } : {}) };
}

/** A formula without what is not allowed in it; null where an element is not, or it is too large. */
export function allowFormula(root: TemmlNode): FormulaElement | null {
  let nodes = 0;
  const readAll = (children: readonly TemmlNode[], depth: number) => {
    const inner: Array<FormulaElement | string> = [];
    for (const child of children) {
      const allowed = read(child, depth);
      if (allowed === null) return null;
      inner.push(...allowed);
    }
    return inner;
  };
  const read = (node: TemmlNode, depth: number): Array<FormulaElement | string> | null => {
    if (++nodes > MAX_NODES || depth > MAX_DEPTH) return null;
    const { type, text, children = [] } = node;
    if (typeof text === 'string') return [text];
    const inner = readAll(children, depth + 1);
    // Fragments hold elements and are none.
    if (inner === null || type === undefined) return inner;
    if (typeof type !== 'string' || !ELEMENTS.has(type)) return null;
    return [{ name: type, attributes: readAttributes(node), children: inner }];
  };
  const [formula] = read(root, 0) ?? [];
  return formula === undefined || typeof formula === 'string' ? null : formula;
}
