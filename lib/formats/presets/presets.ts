import { LOCAL_PRESETS } from './local-presets.ts';
import type { Preset } from './preset.ts';
import { VENDOR_PRESETS } from './vendor-presets.ts';

export type { Preset } from './preset.ts';

/** Every vendor and local server Gloss knows; the local ones first, for they need no key. */
export const PRESETS: readonly Preset[] = [...LOCAL_PRESETS, ...VENDOR_PRESETS];
