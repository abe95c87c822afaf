import * as v from 'valibot';
import { PREFERENCES, type Preferences } from './preferences.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

const KEY = 'look';

/** Finds `localStorage`, which throws where the user has switched it off. */
export type FindLookArea = () => Pick<Storage, 'getItem' | 'setItem'>;

/**
 * The preferences as far as the first paint needs them: language and theme. The database answers
 * later than the first paint, which would then change its language, or go from light to dark.
 * What was not kept, or cannot be read, is as in a fresh install.
 */
export function recallLook(findArea: FindLookArea): Preferences {
  return v.parse(v.fallback(PREFERENCES, DEFAULT_SETTINGS.preferences), readLook(findArea));
}

/** Keeps language and theme for {@link recallLook}, where that can be. */
export function keepLook(findArea: FindLookArea, { language, theme }: Preferences): void {
  try {
    findArea().setItem(KEY, JSON.stringify({ language, theme }));
  } catch {
    // The first paint will be as in a fresh install.
  }
}

function readLook(findArea: FindLookArea): unknown {
  try {
    return JSON.parse(findArea().getItem(KEY) ?? '');
  } catch {
    return undefined; // Never kept, or switched off.
  }
}
