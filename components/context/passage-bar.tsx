import { useApp } from '../app-context.ts';
import { PreviewToggle } from './preview-toggle.tsx';

interface PassageBarProps {
  /** How many characters the text has. */
  count: number;
  /** Where it is from, in a few words. */
  source: string;
  url: string;
}

/** How long a text is, where it is from, and the way to all of it. */
export function PassageBar({ count, source, url }: PassageBarProps) {
  const { t } = useApp();
  return (
    <div class="selected-bar">
      <span class="hint selected-count">{t('selection.count', { count })}</span>
      <span class="hint selected-source" title={url}>
        {source}
      </span>
      <PreviewToggle />
    </div>
  );
}
