import type { PageSelection } from '../../lib/state/page-store.ts';
import { useApp } from '../app-context.ts';
import { toHost } from '../connection-host.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import { FitNote } from './fit-note.tsx';
import { PassageBar } from './passage-bar.tsx';

/** Three lines never show more, and a selection may hold a megabyte. */
const MAX_SHOWN_CHARS = 1000;

/** The words that will be sent. */
export function SelectedText({ selection }: { selection: PageSelection }) {
  const { page, t } = useApp();
  const { passage, selectedLength, isCutToFit } = selection;
  const isCut = isCutToFit !== true && selectedLength > passage.text.length;
  return (
    <section class="selected" aria-label={t('selection.title')}>
      <div class="selected-words">
        <p class="selected-text" dir="auto">
          {passage.text.slice(0, MAX_SHOWN_CHARS)}
        </p>
        <IconButton label={t('selection.remove')} onClick={() => page.removeSelection()}>
          <CloseIcon />
        </IconButton>
      </div>
      {isCut && (
        <p class="selected-cut">
          {t('selection.cut', { used: passage.text.length, total: selectedLength })}
        </p>
      )}
      <FitNote selection={selection} text="selection.fits" />
      {page.use.value.status === 'used' && <p class="hint">{t('page.set-aside')}</p>}
      <PassageBar
        count={selectedLength}
        source={passage.title || toHost(passage.url)}
        url={passage.url}
      />
    </section>
  );
}
