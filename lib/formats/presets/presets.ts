import { LOCAL_PRESETS } from './local-presets.ts';
import type { Preset } from './preset.ts';
import { PRIVATE_PRESETS } from './private-presets.ts';
import { VENDOR_PRESETS } from './vendor-presets.ts';

export type { Preset } from './preset.ts';

/**
 * Every vendor and server Gloss knows; the local ones first, for they need no key, and last those
 * only the user can reach.
 */
export const PRESETS: readonly Preset[] = [...LOCAL_PRESETS, ...VENDOR_PRESETS, ...PRIVATE_PRESETS];
