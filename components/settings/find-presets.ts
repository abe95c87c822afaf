import { PRESETS, type Preset } from '../../lib/formats/presets/presets.ts';
import { toHost } from '../connection-host.ts';

/** Presets whose name, in the words of the interface, or address has each word of `query`. */
export function findPresets(query: string, nameOf: (preset: Preset) => string): Preset[] {
  const words = query.toLowerCase().split(/\s+/);
  return PRESETS.filter((preset) => {
    const text = `${nameOf(preset)} ${preset.name} ${toHost(preset.baseUrl)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Whether a part of a preset's address is still the user's to fill in; such parts are in capitals. */
export function hasBlank(address: string): boolean {
  return /YOUR-[A-Z]+/.test(address);
}
