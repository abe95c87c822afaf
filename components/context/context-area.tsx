import './context.css';
import { useApp } from '../app-context.ts';
import { PageNotice } from './page-notice.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { SelectedText } from './selected-text.tsx';

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
      {selection !== null && <SelectedText selection={selection} />}
      {preview !== null && <PreviewPanel preview={preview} />}
    </>
  );
}
