import { PRESETS, type Preset } from '../formats/presets/presets.ts';

/** The vendor or local server at the origin of `baseUrl`; undefined for none that Gloss knows. */
export function findPreset(baseUrl: string): Preset | undefined {
  const origin = URL.parse(baseUrl)?.origin;
  const same = PRESETS.filter((preset) => URL.parse(preset.baseUrl)?.origin === origin);
  return same.find((preset) => preset.baseUrl === baseUrl) ?? same[0];
}
