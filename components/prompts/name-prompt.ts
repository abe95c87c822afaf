import { toQuickKind, type PromptEntry } from '../../lib/chat/actions.ts';
import type { Translate } from '../../lib/i18n/translate.ts';

/** What an entry is called: by the user, or by Gloss. */
export function namePrompt(entry: PromptEntry, t: Translate): string {
  return entry.name || t(`action.${toQuickKind(entry) ?? 'own'}`);
}
