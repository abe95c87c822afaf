import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { createConnectionStore } from '../../../lib/store/connections.ts';
import { openDatabase } from '../../../lib/store/database.ts';
import { PREFERENCES } from '../../../lib/store/preferences.ts';
import { parseSettingsFile, writeSettingsFile } from '../../../lib/store/settings-file.ts';
import { createSettingsStorage, DEFAULT_SETTINGS } from '../../../lib/store/settings.ts';
import { useFreshDatabase } from './fresh-database.ts';

const OWN = { id: 'mine', name: 'Mine', text: 'Explain {{selection}}.', connectionId: 'local' };
const HIDDEN = { id: 'rewrite', isHidden: true };

beforeEach(useFreshDatabase);

describe('stored prompts', () => {
  const read = (prompts: unknown) => v.parse(PREFERENCES, { prompts }).prompts;

  it.each([
    ['whole', [OWN, HIDDEN], [OWN, HIDDEN]],
    ['without those that cannot be read', [{ id: 4 }, OWN, null, 'x'], [OWN]],
    ['without own ones that have no words', [{ id: 'mine', name: 'Mine' }, HIDDEN], [HIDDEN]],
    ['each once', [OWN, OWN], [OWN]],
    ['as none where there is no list', 'spoilt', []],
  ])('are read %s', (_rule, stored, expected) => {
    expect(read(stored)).toEqual(expected);
  });

  it('are absent until the user changes something', () => {
    expect(v.parse(PREFERENCES, {})).not.toHaveProperty('prompts');
  });
});

describe('prompts in a settings file', () => {
  const parse = (prompts: unknown) =>
    parseSettingsFile(JSON.stringify({ gloss: 1, connections: [], prompts })).prompts;

  it('come back as they were written', async () => {
    const storage = createSettingsStorage(openDatabase);
    const preferences = { ...DEFAULT_SETTINGS.preferences, prompts: [OWN, HIDDEN] };
    await storage.write({ ...DEFAULT_SETTINGS, preferences });
    const connections = createConnectionStore(openDatabase, Date.now);
    const file = parseSettingsFile(await writeSettingsFile(connections, storage, false));
    expect(file.prompts).toEqual([OWN, HIDDEN]);
    expect(file.preferences).not.toHaveProperty('prompts');
  });

  it.each([
    ['has no name', { id: 'mine', text: 'x' }],
    ['has no words', { id: 'mine', name: 'Mine', text: ' ' }],
    ['has too many words', { ...OWN, text: 'x'.repeat(20_001) }],
    ['has no id', { name: 'Mine', text: 'x' }],
  ])('are refused where one %s', (_rule, prompt) => {
    expect(() => parse([prompt])).toThrow(expect.objectContaining({ code: 'invalid-file' }));
  });

  it('are refused where two have one id', () => {
    expect(() => parse([OWN, OWN])).toThrow(expect.objectContaining({ code: 'invalid-file' }));
  });
});
