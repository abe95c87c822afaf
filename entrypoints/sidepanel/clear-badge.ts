import type { browser } from '../../lib/browser.ts';
import { WRITING_BADGE } from '../../lib/relay/badge.ts';

/**
 * Takes from the toolbar icon that answers are ready: this page shows them. The background would
 * hear of it only with the next question.
 */
export async function clearBadge(action: typeof browser.action, title: string): Promise<void> {
  const text = await action.getBadgeText({});
  if (text === '' || text === WRITING_BADGE) return;
  await Promise.all([action.setBadgeText({ text: '' }), action.setTitle({ title })]);
}
