import temml from 'temml';
import { allowFormula } from './allow-formula.ts';
import type { FormulaElement } from './formula.ts';

/** Longer formulas show as they are written. */
const MAX_SOURCE_CHARS = 2000;
/** Braces in braces; temml reads deep ones over and over. */
const MAX_BRACES = 40;
/** Macros in macros, as `\def\a{\a\a}`. */
const MAX_EXPANSIONS = 100;
/** Of rules and spaces, in em. */
const MAX_SIZE_EM = 10;

function isDeep(source: string): boolean {
  let depth = 0;
  for (const [brace] of source.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth > MAX_BRACES) return true;
  }
  return false;
}

/**
 * TeX as MathML; null where it is wrong, unknown or too much, and should show as it is written.
 * Takes at most 50 ms. Macros of one formula are unknown to the next.
 *
 * @see https://temml.org/docs/en/administration
 */
export function renderFormula(source: string, isBlock: boolean): FormulaElement | null {
  if (source.length > MAX_SOURCE_CHARS || isDeep(source)) return null;
  try {
    // eslint-disable-next-line no-underscore-dangle -- the only way to a tree instead of HTML
    const root: unknown = temml.__renderToMathMLTree(source, {
      displayMode: isBlock,
      throwOnError: true,
      trust: false,
      maxExpand: MAX_EXPANSIONS,
      maxSize: [MAX_SIZE_EM, MAX_SIZE_EM],
    });
    return typeof root === 'object' && root !== null ? allowFormula(root) : null;
  } catch {
    return null; // Not TeX, or no TeX that temml knows.
  }
}
