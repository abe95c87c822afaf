import { browser } from '../../lib/browser.ts';
import { resolveLanguage } from '../../lib/i18n/languages.ts';
import { createTranslate } from '../../lib/i18n/translate.ts';
import type { Activity } from '../../lib/relay/activity.ts';
import { toBadge, WRITING_BADGE } from '../../lib/relay/badge.ts';
import { openDatabase } from '../../lib/store/database.ts';
import { createSettingsStorage } from '../../lib/store/settings.ts';

/** The badge waits so long: what it takes would hold up the first word of an answer. */
const PATIENCE_MS = 100;

const NOTHING: Activity = { runs: 0, pages: 0, unseen: 0 };

/** Shows on the toolbar icon what goes on in the background, also to a screen reader. */
export function createBadge(): (activity: Activity) => void {
  let shown: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = async (activity: Activity) => {
    const text = toBadge(activity);
    if (text === shown) return;
    shown = text;
    await browser.action.setBadgeText({ text });
    const title = await readTitle(activity);
    // The badge may have changed while the language was looked up.
    if (shown === text) await browser.action.setTitle({ title });
  };

  const clearLeftover = async () => {
    const left = await browser.action.getBadgeText({});
    if (shown === undefined && left === WRITING_BADGE) await show(NOTHING);
  };

  const ignore = () => {
    // What the icon says is no reason to stop an answer.
  };
  // A background that died while an answer was written has left its mark.
  clearLeftover().catch(ignore);
  return (activity) => {
    clearTimeout(timer);
    timer = setTimeout(() => void show(activity).catch(ignore), PATIENCE_MS);
  };
}

async function readTitle({ runs, unseen }: Activity): Promise<string> {
  const { preferences } = await createSettingsStorage(openDatabase).read();
  const translate = createTranslate(resolveLanguage(preferences.language, navigator.languages));
  if (runs > 0) return translate('badge.writing');
  return unseen > 0 ? translate('badge.ready', { count: unseen }) : translate('app.name');
}
