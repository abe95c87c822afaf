import { type ComponentChildren, h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MathNode } from '../../lib/markdown/tree.ts';
import type { FormulaElement } from '../../lib/math/formula.ts';
import { useApp } from '../app-context.ts';
import { isLong, LongText } from './long-text.tsx';
import { memoize } from './memoize.ts';
import { queueSteps } from './slice-queue.ts';

type RenderFormula = (source: string, isBlock: boolean) => FormulaElement | null;

let renderFormula: RenderFormula | null = null;

/** Loaded when an answer first has a formula. */
async function loadMath(): Promise<RenderFormula> {
  renderFormula ??= (await import('../../lib/math/render-formula.ts')).renderFormula;
  return renderFormula;
}

/** The formula once it is there; null until then, while it is open, and where it is none. */
function useFormula({ source, isBlock, isOpen }: MathNode): FormulaElement | null {
  const [formula, setFormula] = useState<FormulaElement | null>(null);
  useEffect(() => {
    let callOff = () => {};
    let isGone = false;
    setFormula(null);
    const begin = (render: RenderFormula) => {
      if (isGone) return;
      callOff = queueSteps(() => {
        setFormula(render(source, isBlock));
        return false;
      });
    };
    if (isOpen !== true) loadMath().then(begin, () => {}); // Without it, it shows as it is written.
    return () => {
      isGone = true;
      callOff();
    };
  }, [source, isBlock, isOpen]);
  return formula;
}

/** MathML of a formula; its names and attributes are those `allowFormula` lets through. */
function toNodes(formula: FormulaElement | string): ComponentChildren {
  return typeof formula === 'string'
    ? formula
    : h(formula.name, formula.attributes, formula.children.map(toNodes));
}

/** A formula; as it is written where it cannot be drawn. */
export const MathView = memoize(({ math }: { math: MathNode }) => {
  const formula = useFormula(math);
  return formula ? toNodes(formula) : <MathSource math={math} />;
});

const MathSource = ({ math: { isBlock, source } }: { math: MathNode }) => (
  <code class={isBlock ? 'math math-block' : 'math'} dir="ltr">
    {isLong(source) ? <LongText text={source} /> : source}
  </code>
);

/** A formula that stands on its own. */
export const MathBlockView = memoize(({ math }: { math: MathNode }) => {
  const { t } = useApp();
  return (
    <div class="math-lines" dir="ltr" tabIndex={0} role="group" aria-label={t('markdown.formula')}>
      <MathView math={math} />
    </div>
  );
});
