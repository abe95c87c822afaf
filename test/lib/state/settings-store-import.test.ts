import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseSettingsFile } from '../../../lib/store/settings-file.ts';
import { breakDatabase, useFreshDatabase } from '../store/fresh-database.ts';
import { makeConnection } from '../store/sample-connection.ts';
import { openPage } from './open-settings-page.ts';

beforeEach(useFreshDatabase);
afterEach(() => {
  vi.restoreAllMocks();
});

describe('importing a file', () => {
  const file = parseSettingsFile(
    JSON.stringify({
      gloss: 1,
      activeConnection: 'two',
      connections: [
        makeConnection({ id: 'one', baseUrl: 'http://127.0.0.1:4010/v1/' }),
        { ...makeConnection({ id: 'two', baseUrl: 'https://a.test' }), apiKey: 'canary' },
        makeConnection({ id: 'three', baseUrl: 'http://127.0.0.1:4020' }),
      ],
      preferences: { language: 'zh-CN', theme: 'dark', answerLanguage: 'ja' },
    }),
  );

  it('stores all of it, and puts into use what the file says', async () => {
    const { settings, readKey } = openPage();
    await settings.importFile(file);
    expect(settings.connections.value.map(({ baseUrl }) => baseUrl)).toEqual([
      'http://127.0.0.1:4010/v1',
      'https://a.test',
      'http://127.0.0.1:4020',
    ]);
    expect(settings.activeConnection.value).toMatchObject({ id: 'two', hasKey: true });
    expect(settings.preferences.value).toEqual(file.preferences);
    expect(await readKey('two')).toBe('canary');
  });

  it('asks for each host once, within the click', async () => {
    const { settings, permissions } = openPage();
    const imported = settings.importFile(file);
    expect(permissions.request.mock.calls).toEqual([[['http://127.0.0.1/*', 'https://a.test/*']]]);
    await imported;
  });

  it('asks for nothing when there is nothing to reach', async () => {
    const { settings, permissions } = openPage();
    await settings.importFile({ gloss: 1, activeConnection: '', connections: [] });
    expect(permissions.request).not.toHaveBeenCalled();
  });

  it('keeps what the file says nothing about', async () => {
    const { settings, readKey } = openPage();
    await settings.setPreferences({ theme: 'light' });
    await settings.importFile(file);
    const [, two] = file.connections;
    if (!two) throw new Error('the file has three');
    await settings.importFile({
      gloss: 1,
      activeConnection: '',
      connections: [{ ...two, apiKey: '', name: 'Renamed' }],
    });
    expect(settings.connections.value).toHaveLength(3);
    expect(settings.activeConnection.value).toMatchObject({ id: 'two', name: 'Renamed' });
    expect(await readKey('two')).toBe('canary');
    expect(settings.preferences.value.theme).toBe('dark');
  });

  it('sends a stored key to no other origin', async () => {
    const { settings, readKey } = openPage();
    await settings.importFile(file);
    await settings.importFile({
      gloss: 1,
      activeConnection: '',
      connections: [{ ...makeConnection({ id: 'two', baseUrl: 'https://evil.test' }), apiKey: '' }],
    });
    expect(await readKey('two')).toBe('');
  });

  it('rejects with `storage` when not all of it was stored', async () => {
    const { settings } = openPage();
    breakDatabase('put', 'the commit fails');
    await expect(settings.importFile(file)).rejects.toMatchObject({ code: 'storage' });
    expect(settings.activeConnection.value).toBeNull();
  });

  it('is the way back from an export', async () => {
    const { settings } = openPage();
    await settings.importFile(file);
    const exported = await settings.parseFile(await settings.exportFile(true));
    useFreshDatabase();
    const other = openPage();
    await other.settings.importFile(exported);
    expect(other.settings.connections.value).toEqual(settings.connections.value);
    expect(other.settings.activeConnection.value?.id).toBe('two');
    expect(await other.readKey('two')).toBe('canary');
  });
});
