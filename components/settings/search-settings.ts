import { enLater } from '../../lib/i18n/en-later.ts';
import type { MessageKey, Messages } from '../../lib/i18n/messages.ts';
import type { Translate } from '../../lib/i18n/translate.ts';
import { FORM_CONTROLS, type IndexedControl, SETTINGS_INDEX } from './settings-index.ts';

/** What a search shows. */
export interface FoundSettings {
  /** Titles of sections and labels of controls. */
  keys: ReadonlySet<MessageKey>;
  /** Some words are found only in the forms of connections. */
  isInForm: boolean;
}

const ENGLISH: Partial<Messages> = enLater;

/** The control that stands for all connections there are. */
const LIST: MessageKey = 'connections.add';

/**
 * The controls whose title, label or explanation have each word of `query`, in the language of the
 * interface or in English; null for no words. `names` are those of the connections.
 */
export function searchSettings(t: Translate, query: string, names: string): FoundSettings | null {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  const has = (keys: readonly MessageKey[], extra = '') => {
    const text =
      `${keys.map((key) => `${t(key)} ${ENGLISH[key] ?? ''}`).join(' ')} ${extra}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const isInForm = names !== '' && FORM_CONTROLS.some((key) => has([key]));
  const found = new Set<MessageKey>();
  for (const [title, controls] of SECTIONS) {
    for (const { label, more } of controls) {
      const isList = label === LIST;
      const isFound = has([title, label, ...more], isList ? names : '') || (isList && isInForm);
      if (isFound) found.add(title).add(label);
    }
  }
  return { keys: found, isInForm };
}

const SECTIONS = Object.entries(SETTINGS_INDEX) as ReadonlyArray<
  readonly [title: MessageKey, controls: readonly IndexedControl[]]
>;
