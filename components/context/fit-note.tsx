import type { PageSelection } from '../../lib/state/page-store.ts';
import { useApp } from '../app-context.ts';

interface FitNoteProps {
  selection: PageSelection;
  text: 'page.fits' | 'selection.fits';
}

/** How much of a text will be sent, when the model takes no more. */
export function FitNote({ selection, text }: FitNoteProps) {
  const { t } = useApp();
  const { passage, selectedLength, isCutToFit } = selection;
  if (isCutToFit !== true) return null;
  const share = Math.max(1, Math.floor((passage.text.length / selectedLength) * 100));
  return <p class="selected-cut">{t(text, { share })}</p>;
}
