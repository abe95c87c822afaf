import type { Preset } from '../../lib/formats/presets/presets.ts';
import type { Translate } from '../../lib/i18n/translate.ts';
import type { ConnectionStart } from './connection-fields.ts';
import { namePreset } from './name-preset.ts';

/** What a preset says of a new connection. */
export function toPresetStart(t: Translate, preset: Preset): ConnectionStart {
  const { format, baseUrl, options = {}, headers = {}, suggestedModels, custom } = preset;
  const [model = ''] = suggestedModels ?? [];
  const name = namePreset(t, preset);
  return { format, name, baseUrl, options, headers, model, ...(custom && { custom }) };
}
