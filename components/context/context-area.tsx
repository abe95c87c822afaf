import './context.css';
import { useApp } from '../app-context.ts';
import { PageNotice } from './page-notice.tsx';
import { PageOffer } from './page-offer.tsx';
import { createLazyView } from '../ui/lazy-view.tsx';
import { SelectedText } from './selected-text.tsx';
import { UsedPage } from './used-page.tsx';

const { View: PreviewPanel, load } = createLazyView(
  async () => (await import('./preview-panel.tsx')).PreviewPanel,
);

/** Loads the preview, so that it is there at once. */
export const loadPreview = load;

/** What the next question is about, and what would be sent with it. */
export function ContextArea() {
  const { page, composer } = useApp();
  const selection = page.selection.value;
  const access = page.access.value;
  const preview = composer.isPreviewOpen.value ? composer.preview.value : null;
  return (
    <>
      {access.status === 'unreadable' && selection === null && (
        <PageNotice reason={access.reason} />
      )}
      {access.status === 'ready' && selection === null && <PageOffer />}
      {selection?.reading && <UsedPage selection={selection} reading={selection.reading} />}
      {selection !== null && !selection.reading && <SelectedText selection={selection} />}
      {preview !== null && <PreviewPanel preview={preview} />}
    </>
  );
}
