import type { Shape } from '../../lib/chat/shape.ts';
import { nameLanguage } from '../../lib/i18n/name-language.ts';
import { useApp } from '../app-context.ts';

/** What this version of an answer was asked to be. */
export function ShapeLabel({ shape }: { shape: Shape }) {
  const { settings, t } = useApp();
  return <span class="hint">{nameShape()}</span>;

  function nameShape() {
    if (shape.kind === 'language') return nameLanguage(shape.tag, settings.language.value);
    return t(`shape.${shape.kind === 'tone' ? shape.tone : shape.kind}`);
  }
}
