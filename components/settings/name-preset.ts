import type { Preset } from '../../lib/formats/presets/presets.ts';
import { enLater } from '../../lib/i18n/en-later.ts';
import type { MessageKey } from '../../lib/i18n/messages.ts';
import type { Translate } from '../../lib/i18n/translate.ts';

/** How a preset is called in the language of the interface; most have one name everywhere. */
export function namePreset(t: Translate, { id, name }: Preset): string {
  return find(t, `preset.${id}`) ?? name;
}

/** What the user has to know of a preset before choosing it; '' for most. */
export function describePreset(t: Translate, { id }: Preset): string {
  return find(t, `preset-hint.${id}`) ?? '';
}

function find(t: Translate, key: string): string | undefined {
  return key in enLater ? t(key as MessageKey) : undefined;
}
