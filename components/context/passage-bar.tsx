import { useApp } from '../app-context.ts';

interface PassageBarProps {
  /** How many characters the text has. */
  count: number;
  /** Where it is from, in a few words. */
  source: string;
  url: string;
}

/** How long a text is, where it is from, and the way to all of it. */
export function PassageBar({ count, source, url }: PassageBarProps) {
  const { composer, t } = useApp();
  return (
    <div class="selected-bar">
      <span class="hint selected-count">{t('selection.count', { count })}</span>
      <span class="hint selected-source" title={url}>
        {source}
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
  );
}
