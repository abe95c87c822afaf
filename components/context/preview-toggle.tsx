import { useApp } from '../app-context.ts';

/** Shows and hides what would be sent. */
export function PreviewToggle() {
  const { composer, t } = useApp();
  return (
    <button
      type="button"
      class="button button-quiet"
      aria-expanded={composer.isPreviewOpen.value}
      onClick={() => composer.togglePreview()}
    >
      {t('preview.title')}
    </button>
  );
}
