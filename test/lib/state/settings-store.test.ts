import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WireError } from '../../../lib/errors.ts';
import { DEFAULT_SETTINGS } from '../../../lib/store/settings.ts';
import { breakDatabase, useFreshDatabase } from '../store/fresh-database.ts';
import { makeDraft, openPage } from './open-settings-page.ts';

beforeEach(useFreshDatabase);
afterEach(() => {
  vi.restoreAllMocks();
});

describe('the preferences', () => {
  it('are the defaults until something is read', () => {
    const { settings } = openPage();
    expect(settings.preferences.value).toEqual(DEFAULT_SETTINGS.preferences);
    expect(settings.problem.value).toBeNull();
  });

  it('change one by one, are stored, and other pages are told', async () => {
    const { settings, announce } = openPage();
    await settings.setPreferences({ theme: 'dark' });
    await settings.setPreferences({ answerLanguage: 'ja' });
    const expected = { language: 'auto', theme: 'dark', answerLanguage: 'ja' };
    expect(settings.preferences.value).toEqual(expected);
    expect(announce).toHaveBeenCalledTimes(2);

    const other = openPage();
    await other.settings.refresh();
    expect(other.settings.preferences.value).toEqual(expected);
  });

  it('are on screen before they are stored, and two at once lose nothing', async () => {
    const { settings } = openPage();
    const stored = [
      settings.setPreferences({ theme: 'dark' }),
      settings.setPreferences({ language: 'zh-CN' }),
    ];
    expect(settings.preferences.value).toMatchObject({ theme: 'dark', language: 'zh-CN' });
    await Promise.all(stored);
    expect(settings.preferences.value).toMatchObject({ theme: 'dark', language: 'zh-CN' });
  });

  it('decide the language, which is else the browser’s', async () => {
    const { settings } = openPage(['fr', 'zh-TW']);
    await settings.refresh();
    expect(settings.language.value).toBe('zh-CN');
    await settings.setPreferences({ language: 'en' });
    expect(settings.language.value).toBe('en');
  });
});

describe('another page of Gloss', () => {
  it('shows what was stored elsewhere after a refresh', async () => {
    const here = openPage();
    const elsewhere = openPage();
    const id = await elsewhere.settings.saveConnection(makeDraft());
    await elsewhere.settings.setPreferences({ theme: 'dark' });
    expect(here.settings.connections.value).toEqual([]);

    here.granted.add('http://127.0.0.1/*');
    await here.settings.refresh();
    expect(here.settings.activeConnection.value?.id).toBe(id);
    expect(here.settings.preferences.value.theme).toBe('dark');
    expect(here.settings.permitted.value).toEqual(new Set([id]));
    expect(here.announce).not.toHaveBeenCalled();
  });
});

describe('a database that refuses', () => {
  const storage: Partial<WireError> = { code: 'storage' };

  it('is shown as the problem, and what is on screen stays', async () => {
    const { settings } = openPage();
    const id = await settings.saveConnection(makeDraft());
    breakDatabase('get', 'the request fails');
    await settings.refresh();
    expect(settings.problem.value).toMatchObject(storage);
    expect(settings.activeConnection.value?.id).toBe(id);
  });

  it.each([
    ['preferences', 'put'],
    ['activate', 'put'],
    ['remove', 'delete'],
  ] as const)('leaves all as it was: %s', async (work, method) => {
    const { settings, announce } = openPage();
    const id = await settings.saveConnection(makeDraft());
    announce.mockClear();
    breakDatabase(method, 'the commit fails');
    if (work === 'preferences') await settings.setPreferences({ theme: 'dark' });
    if (work === 'activate') await settings.activate('on-device');
    if (work === 'remove') await settings.removeConnection(id);
    expect(settings.problem.value).toMatchObject(storage);
    expect(settings.activeConnection.value?.id).toBe(id);
    expect(settings.preferences.value.theme).toBe('system');
    expect(announce).not.toHaveBeenCalled();
  });

  it('is forgotten once something is stored again', async () => {
    const { settings } = openPage();
    breakDatabase('put', 'the commit fails');
    await settings.setPreferences({ theme: 'dark' });
    expect(settings.problem.value).toMatchObject(storage);
    await settings.setPreferences({ theme: 'dark' });
    expect(settings.problem.value).toBeNull();
    expect(settings.preferences.value.theme).toBe('dark');
  });
});
