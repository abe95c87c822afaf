import * as v from 'valibot';
import { inTransaction } from './database.ts';
import { SETTINGS, type Settings } from './preferences.ts';
import type { OpenForWork } from './schema.ts';

/** The stored settings. */
export interface SettingsStorage {
  /** What cannot be read any more falls back to its default. */
  read(): Promise<Settings>;
  write(settings: Settings): Promise<void>;
}

/** The settings of a fresh install. */
export const DEFAULT_SETTINGS: Settings = v.parse(SETTINGS, {});

const STORED_SETTINGS = v.fallback(SETTINGS, DEFAULT_SETTINGS);

/** A {@link SettingsStorage} over the database. Both may reject with `storage`. */
export function createSettingsStorage(open: OpenForWork): SettingsStorage {
  return {
    async read() {
      const stored: unknown = await inTransaction(open, ['settings'], 'readonly', (transaction) =>
        transaction.objectStore('settings').get('settings'),
      );
      return v.parse(STORED_SETTINGS, stored);
    },
    async write(settings) {
      await inTransaction(open, ['settings'], 'readwrite', (transaction) =>
        transaction.objectStore('settings').put(settings, 'settings'),
      );
    },
  };
}
