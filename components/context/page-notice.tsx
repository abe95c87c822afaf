import type { UnreadableReason } from '../../lib/page/access.ts';
import { useApp } from '../app-context.ts';

/** Why the page cannot be read, and what to do. The chat stays usable. */
export function PageNotice({ reason }: { reason: UnreadableReason }) {
  const { t } = useApp();
  return (
    <p class="page-notice" role="status">
      {t(`access.${reason}`)}
    </p>
  );
}
