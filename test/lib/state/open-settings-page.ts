import { vi } from 'vitest';
import { createSettingsStore, type ConnectionDraft } from '../../../lib/state/settings-store.ts';
import { createConnectionStore } from '../../../lib/store/connections.ts';
import { openDatabase } from '../../../lib/store/database.ts';
import { parseSettingsFile, writeSettingsFile } from '../../../lib/store/settings-file.ts';
import { createSettingsStorage, DEFAULT_SETTINGS } from '../../../lib/store/settings.ts';
import { makeConnection } from '../store/sample-connection.ts';

/** Runs on through all pages, so that the order of adding is never in doubt. */
let clock = 0;

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
    test: vi.fn(async (_connectionId: string) => 5),
    fetchModels: vi.fn(async (_connectionId: string): Promise<readonly string[]> => ['demo']),
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
    createId: () => `id-${++count}`,
    announce,
    readFile: parseSettingsFile,
    writeFile: (includeKeys) => writeSettingsFile(connections, storage, includeKeys),
  });
  const readKey = async (id: string) => (await connections.access(id))?.endpoint.apiKey;
  return { settings, storage, permissions, background, announce, granted, readKey };
}
