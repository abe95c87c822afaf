import * as v from 'valibot';
import { ON_DEVICE } from '../chat/engine.ts';
import { ANSWER_LANGUAGES } from '../i18n/answer-languages.ts';
import { LANGUAGE_TAGS } from '../i18n/languages.ts';
import { READABLE_PROMPTS } from './prompts.ts';

/** The schema of the user's preferences, as stored and as in the settings file. */
export const PREFERENCES = v.object({
  /** Language of the interface. */
  language: v.fallback(v.picklist(['auto', ...LANGUAGE_TAGS]), 'auto'),
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), 'system'),
  /** Language of the answers; `auto` leaves it to the text. */
  answerLanguage: v.fallback(v.picklist(['auto', ...ANSWER_LANGUAGES]), 'auto'),
  /** What sends a message; the other one of them begins a line. Enter, unless chosen otherwise. */
  sendKey: v.exactOptional(v.fallback(v.picklist(['enter', 'shift-enter']), 'enter')),
  /** Quick actions and own prompts, in order; absent while all is as Gloss comes. */
  prompts: v.exactOptional(READABLE_PROMPTS),
});

/** The user's preferences. */
export type Preferences = v.InferOutput<typeof PREFERENCES>;

const DEFAULT_PREFERENCES: Preferences = v.parse(PREFERENCES, {});

/** The stored settings: the preferences and which connection is in use. */
export const SETTINGS = v.object({
  preferences: v.fallback(PREFERENCES, DEFAULT_PREFERENCES),
  activeConnection: v.fallback(v.string(), ON_DEVICE),
});

/** The stored settings. */
export type Settings = v.InferOutput<typeof SETTINGS>;
