import type { PageSelection } from '../../lib/state/page-store.ts';
import { useApp } from '../app-context.ts';
import { toHost } from '../connection-host.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import { FitNote } from './fit-note.tsx';
import { PassageBar } from './passage-bar.tsx';

interface UsedPageProps {
  selection: PageSelection;
  reading: NonNullable<PageSelection['reading']>;
}

/** The page itself, when that is what will be sent. */
export function UsedPage({ selection, reading }: UsedPageProps) {
  const { page, t } = useApp();
  const { hiddenCharacters, isCut, title, url } = reading;
  return (
    <section class="selected" aria-label={t('page.title')}>
      <div class="selected-words">
        <p class="selected-text" dir="auto">
          {title || toHost(url)}
        </p>
        <IconButton label={t('page.remove')} onClick={() => page.removePage()}>
          <CloseIcon />
        </IconButton>
      </div>
      <FitNote selection={selection} text="page.fits" />
      {isCut && <p class="selected-cut">{t('page.cut')}</p>}
      {hiddenCharacters > 0 && <p class="hint">{t('page.hidden', { count: hiddenCharacters })}</p>}
      <PassageBar count={selection.selectedLength} source={toHost(url)} url={url} />
    </section>
  );
}
