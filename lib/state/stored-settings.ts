import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { resolveLanguage, type LanguageTag } from '../i18n/languages.ts';
import type { Preferences, Settings } from '../store/preferences.ts';
import type { SettingsStorage } from '../store/settings.ts';

/** The stored settings, and the language they come to. */
export interface StoredSettings {
  readonly settings: ReadonlySignal<Settings>;
  readonly preferences: ReadonlySignal<Preferences>;
  /** The interface language: at first that of the defaults, then one whose texts are loaded. */
  readonly language: ReadonlySignal<LanguageTag>;
  /** Reads what is stored. When that fails it rejects, and what was known stays. */
  read(): Promise<void>;
  write(change: Partial<Settings>): Promise<void>;
}

/** What stored settings need of the world. */
export interface StoredSettingsDeps {
  storage: SettingsStorage;
  /** What is shown until the stored settings are read. */
  defaults: Settings;
  browserLanguages: readonly string[];
  /** Brings the texts of a language. */
  loadLanguage(tag: LanguageTag): Promise<void>;
}

/** {@link StoredSettings} that are the defaults until they are read. */
export function createStoredSettings(deps: StoredSettingsDeps): StoredSettings {
  const settings = signal(deps.defaults);
  const language = signal(resolve(deps.defaults));

  function resolve({ preferences }: Settings): LanguageTag {
    return resolveLanguage(preferences.language, deps.browserLanguages);
  }

  async function show(read: Settings) {
    const tag = resolve(read);
    await deps.loadLanguage(tag);
    settings.value = read;
    language.value = tag;
  }

  return {
    settings,
    preferences: computed(() => settings.value.preferences),
    language,
    async read() {
      try {
        await show(await deps.storage.read());
      } catch (error) {
        await show(settings.peek());
        throw error;
      }
    },
    async write(change) {
      settings.value = { ...settings.peek(), ...change };
      await deps.storage.write(settings.peek());
    },
  };
}
