import * as v from 'valibot';
import { type FindLookArea, LOOK_KEY, readLook } from './kept-look.ts';
import { PREFERENCES, type Preferences } from './preferences.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

const CHAT_KEY = 'has-chat';

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
    findArea().setItem(LOOK_KEY, JSON.stringify({ language, theme }));
  } catch {
    // The first paint will be as in a fresh install.
  }
}

/** Whether the last panel was left with words in it: the next one most likely begins with some. */
export function recallChat(findArea: FindLookArea): boolean {
  try {
    return findArea().getItem(CHAT_KEY) === 'true';
  } catch {
    return false; // Switched off.
  }
}

/** Keeps for {@link recallChat} whether there are words in the panel, where that can be. */
export function keepChat(findArea: FindLookArea, hasTurns: boolean): void {
  try {
    findArea().setItem(CHAT_KEY, String(hasTurns));
  } catch {
    // The next panel shows its conversation a little later.
  }
}
