import type { Activity } from './activity.ts';

/** What the badge shows while an answer is being written. */
export const WRITING_BADGE = '…';

/** What stands on the toolbar icon: that an answer is being written, or how many are ready to read. */
export function toBadge({ runs, unseen }: Activity): string {
  if (runs > 0) return WRITING_BADGE;
  return unseen > 0 ? String(unseen) : '';
}
