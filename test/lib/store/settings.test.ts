import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../lib/store/database.ts';
import type { Settings } from '../../../lib/store/preferences.ts';
import { createSettingsStorage, DEFAULT_SETTINGS } from '../../../lib/store/settings.ts';
import { breakDatabase, REFUSAL_KINDS, useFreshDatabase } from './fresh-database.ts';

const CHOSEN: Settings = {
  preferences: { language: 'zh-CN', theme: 'dark', answerLanguage: 'ja' },
  activeConnection: 'local',
};

const storage = createSettingsStorage(openDatabase);

/** Puts anything where the settings are, as an older or a broken Gloss may have. */
async function plant(value: unknown): Promise<void> {
  const database = await openDatabase();
  await database.put('settings', value as Settings, 'settings');
}

beforeEach(useFreshDatabase);
afterEach(() => {
  vi.restoreAllMocks();
});

describe('the settings', () => {
  it('of a fresh install follow the system and stay on this device', async () => {
    expect(await storage.read()).toEqual(DEFAULT_SETTINGS);
    expect(DEFAULT_SETTINGS).toEqual({
      preferences: { language: 'auto', theme: 'system', answerLanguage: 'auto' },
      activeConnection: 'on-device',
    });
  });

  it('come back as they were written', async () => {
    await storage.write(CHOSEN);
    expect(await storage.read()).toEqual(CHOSEN);
  });

  const { preferences } = CHOSEN;
  const spoilt: Array<[what: string, stored: unknown, read: Settings]> = [
    ['nothing', null, DEFAULT_SETTINGS],
    ['a text', 'settings', DEFAULT_SETTINGS],
    ['a list', [CHOSEN], DEFAULT_SETTINGS],
    ['an empty object', {}, DEFAULT_SETTINGS],
    [
      'a language that was taken out',
      { ...CHOSEN, preferences: { ...preferences, language: 'tlh' } },
      { ...CHOSEN, preferences: { ...preferences, language: 'auto' } },
    ],
    [
      'no theme',
      { ...CHOSEN, preferences: { language: 'zh-CN', answerLanguage: 'ja' } },
      { ...CHOSEN, preferences: { ...preferences, theme: 'system' } },
    ],
    [
      'a number as the answer language',
      { ...CHOSEN, preferences: { ...preferences, answerLanguage: 7 } },
      { ...CHOSEN, preferences: { ...preferences, answerLanguage: 'auto' } },
    ],
    [
      'preferences that are no object',
      { ...CHOSEN, preferences: 'dark' },
      { ...CHOSEN, preferences: DEFAULT_SETTINGS.preferences },
    ],
    [
      'a connection that is no text',
      { ...CHOSEN, activeConnection: 1 },
      { ...CHOSEN, activeConnection: 'on-device' },
    ],
  ];

  it.each(spoilt)('with %s keep what can be read', async (_what, stored, read) => {
    await plant(stored);
    expect(await storage.read()).toEqual(read);
  });

  it('can always be read and written back, whatever is stored', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (garbage) => {
        await plant(garbage);
        const read = await storage.read();
        await storage.write(read);
        expect(await storage.read()).toEqual(read);
      }),
      { numRuns: 50 },
    );
  });

  it.each(REFUSAL_KINDS)('reject with `storage` when %s', async (refusal) => {
    breakDatabase('get', refusal);
    breakDatabase('put', refusal);
    await expect(storage.read()).rejects.toMatchObject({ code: 'storage' });
    await expect(storage.write(CHOSEN)).rejects.toMatchObject({ code: 'storage' });
  });
});
