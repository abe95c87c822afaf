import { describe, expect, it } from 'vitest';
import type { FormulaElement } from '../../../lib/math/formula.ts';
import { allowFormula } from '../../../lib/math/allow-formula.ts';
import { renderFormula } from '../../../lib/math/render-formula.ts';
import { BAD_FORMULAS, ODD_FORMULAS } from '../../browser/rendering/payloads.ts';

const write = (node: FormulaElement | string): string =>
  typeof node === 'string' ? node : `${node.name}(${node.children.map(write).join(' ')})`;

function list(node: FormulaElement | string): FormulaElement[] {
  return typeof node === 'string' ? [] : [node, ...node.children.flatMap(list)];
}

describe('a formula', () => {
  it('becomes MathML', () => {
    const formula = renderFormula('\\frac{a}{b}', true);
    expect(formula && write(formula)).toBe('math(mfrac(mi(a) mi(b)))');
    expect(formula?.attributes).toEqual({ display: 'block' });
  });

  it('has several parts', () => {
    const formula = renderFormula('a + b', false);
    expect(formula && list(formula).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['math', 'mi', 'mo']),
    );
  });

  it.each(BAD_FORMULAS)('is none where it links, loads, loops or is wrong: %s', (source) => {
    expect(renderFormula(source, false)).toBeNull();
  });

  it.each(ODD_FORMULAS)('has no styles, no colours and no great lengths: %s', (source) => {
    const formula = renderFormula(source, false);
    expect(formula).not.toBeNull();
    const all = formula ? list(formula) : [];
    const attributes = all.flatMap((element) => Object.entries(element.attributes));
    for (const [name, value] of attributes) {
      expect(name).not.toMatch(/^(?:style|class|href|id|on.*)$|colou?r|background/);
      expect(Math.abs(parseFloat(value)) || 0).toBeLessThanOrEqual(20);
    }
  });

  it('forgets its macros', () => {
    expect(renderFormula('\\gdef\\kea{x}\\kea', false)).not.toBeNull();
    expect(renderFormula('\\kea', false)).toBeNull();
  });

  it.each([
    '{'.repeat(1000),
    `${'\\frac{'.repeat(300)}a${'}{b}'.repeat(300)}`,
    'x^{'.repeat(600) + '}'.repeat(600),
    `\\begin{matrix}${'1&'.repeat(900)}\\end{matrix}`,
    '²'.repeat(2000),
    '\\left('.repeat(280) + '\\right)'.repeat(280),
    'x'.repeat(1_000_000),
  ])('is drawn or refused at once, whatever it is', (source) => {
    const startMs = performance.now();
    renderFormula(source, true);
    // 50 ms are meant; the machines that test this do other things too.
    expect(performance.now() - startMs).toBeLessThan(2000);
  });

  it('is refused with any element that is not of a formula', () => {
    const wrap = (child: object) => ({
      type: 'math',
      children: [{ type: 'mrow', children: [child] }],
    });
    expect(allowFormula(wrap({ type: 'mi', children: [{ text: 'x' }] }))).not.toBeNull();
    for (const type of ['a', 'img', 'maction', 'annotation-xml', 'script', 'semantics', 'mglyph']) {
      expect(allowFormula(wrap({ type }))).toBeNull();
    }
  });
});
