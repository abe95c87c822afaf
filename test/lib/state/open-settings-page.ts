import { vi } from 'vitest';
import type { Diagnosis } from '../../../lib/doctor/diagnosis.ts';
import type { LocalModels } from '../../../lib/doctor/find-local-models.ts';
import { createSettingsStore, type ConnectionDraft } from '../../../lib/state/settings-store.ts';
import { createConnectionStore } from '../../../lib/store/connections.ts';
import { openDatabase } from '../../../lib/store/database.ts';
import { parseSettingsFile, writeSettingsFile } from '../../../lib/store/settings-file.ts';
import { createSettingsStorage, DEFAULT_SETTINGS } from '../../../lib/store/settings.ts';
import { makeConnection } from '../store/sample-connection.ts';

/** Runs on through all pages, so that the order of adding is never in doubt. */
let clock = 0;

/** What the fake background finds when it tests a connection. */
export const WORKS: Diagnosis = { code: 'ok', fixes: [], firstTokenMs: 5 };

/** What it finds on this computer. */
export const OLLAMA: LocalModels = {
  id: 'ollama',
  format: 'ollama',
  baseUrl: 'http://127.0.0.1:11434',
  models: ['small'],
  needsKey: false,
};

/** What the form hands over; only what matters to the test is named. */
export function makeDraft(changes: Partial<ConnectionDraft> = {}): ConnectionDraft {
  const { id: _, ...draft } = makeConnection();
  return { ...draft, ...changes };
}

/** The settings of one page over the database all pages share. */
export function openPage(browserLanguages: readonly string[] = ['en-GB']) {
  const connections = createConnectionStore(openDatabase, () => clock++);
  const storage = createSettingsStorage(openDatabase);
  const granted = new Set<string>();
  const permissions = {
    contains: vi.fn(async (origins: string[]) => origins.every((origin) => granted.has(origin))),
    request: vi.fn(async (origins: string[]) => {
      origins.forEach((origin) => granted.add(origin));
      return true;
    }),
  };
  const background = {
    diagnose: vi.fn(async (_connectionId: string) => WORKS),
    findLocalModels: vi.fn(async () => [OLLAMA]),
    fetchModels: vi.fn(async (_connectionId: string): Promise<readonly string[]> => ['demo']),
    fetchSample: vi.fn(async (_connectionId: string) => 'data: Hello\n\n'),
  };
  const announce = vi.fn();
  let count = 0;
  const settings = createSettingsStore({
    connections,
    storage,
    defaults: DEFAULT_SETTINGS,
    background,
    permissions,
    browserLanguages,
    loadLanguage: () => Promise.resolve(),
    createId: () => `id-${++count}`,
    announce,
    readFile: async (text) => parseSettingsFile(text),
    writeFile: (includeKeys) => writeSettingsFile(connections, storage, includeKeys),
  });
  const readKey = async (id: string) => (await connections.access(id))?.endpoint.apiKey;
  return { settings, storage, permissions, background, announce, granted, readKey };
}
