import { useApp } from '../app-context.ts';
import { PageNotice } from './page-notice.tsx';

/** Nothing is selected: the page itself will do, if the user says so. */
export function PageOffer() {
  const { page, t } = useApp();
  const use = page.use.value;
  const isReading = use.status === 'reading';
  return (
    <div class="page-offer">
      {use.status === 'failed' && <PageNotice reason={use.reason} />}
      <button
        type="button"
        class="button button-quiet"
        // Not `disabled`: the button just clicked would lose the focus.
        aria-disabled={isReading}
        onClick={() => void page.usePage()}
      >
        {t(isReading ? 'page.reading' : 'page.use')}
      </button>
    </div>
  );
}
