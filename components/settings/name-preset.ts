import type { Preset } from '../../lib/formats/presets/presets.ts';
import { en } from '../../lib/i18n/en.ts';
import type { MessageKey } from '../../lib/i18n/messages.ts';
import type { Translate } from '../../lib/i18n/translate.ts';

/** How a preset is called in the language of the interface; most have one name everywhere. */
export function namePreset(t: Translate, { id, name }: Preset): string {
  const key = `preset.${id}`;
  return key in en ? t(key as MessageKey) : name;
}
