import type { PageSelection } from '../../lib/state/page-store.ts';
import { useApp } from '../app-context.ts';
import { toHost } from '../connection-host.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { CloseIcon } from '../ui/icons.tsx';

/** Three lines never show more, and a selection may hold a megabyte. */
const MAX_SHOWN_CHARS = 1000;

/** The words that will be sent. */
export function SelectedText({ selection }: { selection: PageSelection }) {
  const { page, composer, t } = useApp();
  const { passage, selectedLength } = selection;
  const isCut = selectedLength > passage.text.length;
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
      <div class="selected-bar">
        <span class="hint selected-count">{t('selection.count', { count: selectedLength })}</span>
        <span class="hint selected-source" title={passage.url}>
          {passage.title || toHost(passage.url)}
        </span>
        <button
          type="button"
          class="button button-quiet"
          aria-expanded={composer.isPreviewOpen.value}
          onClick={() => composer.togglePreview()}
        >
          {t('preview.title')}
        </button>
      </div>
    </section>
  );
}
