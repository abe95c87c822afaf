import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { ON_DEVICE } from '../chat/engine.ts';
import { toWireError, type WireError } from '../errors.ts';
import { resolveLanguage, type LanguageTag } from '../i18n/languages.ts';
import type { Connection, ConnectionSummary } from '../store/connection.ts';
import type { ConnectionStore } from '../store/connections.ts';
import type { Preferences, Settings } from '../store/preferences.ts';
import type { SettingsFile } from '../store/settings-file.ts';
import type { SettingsStorage } from '../store/settings.ts';
import type { BackgroundClient } from './background-client.ts';
import { normaliseBaseUrl, toOriginPattern } from '../formats/base-url.ts';

/** A connection as the form hands it over. */
export interface ConnectionDraft extends Omit<Connection, 'id'> {
  /** Absent for a new one. */
  id?: string;
  /** Absent to keep the stored key; empty to forget it. */
  apiKey?: string;
}

/** What *Test* found out. */
export type TestState =
  | { status: 'running' }
  | { status: 'ok'; firstTokenMs: number }
  | { status: 'failed'; error: WireError };

/** The user's settings and connections. */
export interface SettingsStore {
  readonly preferences: ReadonlySignal<Preferences>;
  /** The interface language that `preferences.language` comes to. */
  readonly language: ReadonlySignal<LanguageTag>;
  readonly connections: ReadonlySignal<readonly ConnectionSummary[]>;
  /** The connection in use; null for the engine on this device. */
  readonly activeConnection: ReadonlySignal<ConnectionSummary | null>;
  /** Connections whose host the browser lets us reach, by id. */
  readonly permitted: ReadonlySignal<ReadonlySet<string>>;
  /** Results of *Test* by connection id. */
  readonly tests: ReadonlySignal<ReadonlyMap<string, TestState>>;
  /** Model ids by connection id, once asked for. */
  readonly models: ReadonlySignal<ReadonlyMap<string, readonly string[]>>;
  /** The last thing that could not be stored or read; null when all is well. */
  readonly problem: ReadonlySignal<WireError | null>;

  setPreferences(change: Partial<Preferences>): Promise<void>;
  /** Makes a connection the one in use; `ON_DEVICE` for the engine on this device. */
  activate(connectionId: string): Promise<void>;
  /**
   * Stores a connection and asks for its host; call it straight from a click. Resolves to its id,
   * without waiting for the user's answer about the host.
   * @throws {GlossError} `invalid-url`, or `storage` when it could not be stored.
   */
  saveConnection(draft: ConnectionDraft): Promise<string>;
  removeConnection(connectionId: string): Promise<void>;
  /** Asks the browser for the connection's host; call it straight from a click. */
  requestPermission(connectionId: string): Promise<void>;
  testConnection(connectionId: string): void;
  fetchModels(connectionId: string): void;
  /** @throws {GlossError} `invalid-file`. */
  parseFile(text: string): SettingsFile;
  /**
   * Stores what a file holds and asks for its hosts; call it straight from a click.
   * @throws {GlossError} `storage` when not all of it could be stored.
   */
  importFile(file: SettingsFile): Promise<void>;
  /** The settings file as text. Keys and secret headers are left out unless asked for. */
  exportFile(includeKeys: boolean): Promise<string>;
}

/** What the settings need of the world. */
export interface SettingsDeps {
  connections: ConnectionStore;
  storage: SettingsStorage;
  /** What is shown until the stored settings are read. */
  defaults: Settings;
  background: Pick<BackgroundClient, 'test' | 'fetchModels'>;
  permissions: {
    contains(origins: string[]): Promise<boolean>;
    /** Must be called straight from a click. */
    request(origins: string[]): Promise<boolean>;
  };
  browserLanguages: readonly string[];
  createId(): string;
  /** Tells the other pages of Gloss that something was stored. */
  announce(): void;
  readFile(text: string): SettingsFile;
  writeFile(includeKeys: boolean): Promise<string>;
}

/** A {@link SettingsStore} that is told when to read what is stored. */
export interface StoredSettingsStore extends SettingsStore {
  /** Reads everything anew: at the start, when another page stored something, on a permission. */
  refresh(): Promise<void>;
}

/** A {@link StoredSettingsStore}. */
export function createSettingsStore(deps: SettingsDeps): StoredSettingsStore {
  const settings = signal(deps.defaults);
  const connections = signal<readonly ConnectionSummary[]>([]);
  const permitted = signal<ReadonlySet<string>>(new Set());
  const tests = signal<ReadonlyMap<string, TestState>>(new Map());
  const models = signal<ReadonlyMap<string, readonly string[]>>(new Map());
  const problem = signal<WireError | null>(null);

  async function readPermissions(list: readonly ConnectionSummary[]) {
    const answers = await Promise.all(
      list.map(({ baseUrl }) => deps.permissions.contains([toOriginPattern(baseUrl)])),
    );
    permitted.value = new Set(list.filter((_, index) => answers[index]).map(({ id }) => id));
  }

  /** What goes wrong is shown, and what is on screen stays. */
  async function refresh() {
    try {
      settings.value = await deps.storage.read();
      connections.value = await deps.connections.list();
      await readPermissions(connections.value);
      problem.value = null;
    } catch (error) {
      problem.value = toWireError(error);
    }
  }

  /** Stores, tells the other pages, and shows what is stored now. Rejects when it was refused. */
  async function commit(work: () => Promise<void>) {
    try {
      await work();
      deps.announce();
    } finally {
      await refresh();
    }
  }

  /** The same where no form is there to say what went wrong. */
  const change = (work: () => Promise<void>) =>
    commit(work).catch((error: unknown) => {
      problem.value = toWireError(error);
    });

  const writeSettings = (next: Partial<Settings>) => {
    settings.value = { ...settings.peek(), ...next };
    return deps.storage.write(settings.peek());
  };

  let lastAnswer: Promise<void> = Promise.resolve();

  /** Asks for hosts; the user's answer may take a while. */
  const askFor = (baseUrls: readonly string[]): Promise<void> => {
    if (baseUrls.length === 0) return Promise.resolve();
    const patterns = [...new Set(baseUrls.map(toOriginPattern))];
    lastAnswer = deps.permissions
      .request(patterns)
      .then(() => readPermissions(connections.peek()))
      .catch((error: unknown) => {
        problem.value = toWireError(error);
      });
    return lastAnswer;
  };

  return {
    ...createDerived(settings, connections, deps.browserLanguages),
    connections,
    permitted,
    tests,
    models,
    problem,
    refresh,

    setPreferences: (changes) =>
      change(() => writeSettings({ preferences: { ...settings.peek().preferences, ...changes } })),

    activate: (connectionId) => change(() => writeSettings({ activeConnection: connectionId })),

    async saveConnection({ id = deps.createId(), apiKey, ...rest }) {
      const baseUrl = normaliseBaseUrl(rest.baseUrl);
      void askFor([baseUrl]);
      const isFirst = connections.peek().length === 0;
      await commit(async () => {
        await deps.connections.save({ ...rest, id, baseUrl }, apiKey);
        if (isFirst) await writeSettings({ activeConnection: id });
      });
      setEntry(tests, id, undefined);
      return id;
    },

    removeConnection: (connectionId) =>
      change(async () => {
        await deps.connections.remove(connectionId);
        if (settings.peek().activeConnection === connectionId) {
          await writeSettings({ activeConnection: ON_DEVICE });
        }
      }),

    requestPermission(connectionId) {
      const connection = connections.peek().find(({ id }) => id === connectionId);
      return connection ? askFor([connection.baseUrl]) : Promise.resolve();
    },

    testConnection(connectionId) {
      setEntry(tests, connectionId, { status: 'running' });
      deps.background.test(connectionId).then(
        (firstTokenMs) => setEntry(tests, connectionId, { status: 'ok', firstTokenMs }),
        (error: unknown) =>
          setEntry(tests, connectionId, { status: 'failed', error: toWireError(error) }),
      );
    },

    fetchModels(connectionId) {
      // The form saves, which asks for the host, and lists at once.
      lastAnswer
        .then(() => deps.background.fetchModels(connectionId))
        .then(
          (ids) => setEntry(models, connectionId, ids),
          (error: unknown) =>
            setEntry(tests, connectionId, { status: 'failed', error: toWireError(error) }),
        );
    },

    parseFile: deps.readFile,

    async importFile(file) {
      void askFor(file.connections.map(({ baseUrl }) => baseUrl));
      await commit(async () => {
        for (const { apiKey, ...connection } of file.connections) {
          const baseUrl = normaliseBaseUrl(connection.baseUrl);
          await deps.connections.save({ ...connection, baseUrl }, apiKey || undefined);
        }
        const { activeConnection, preferences } = settings.peek();
        await writeSettings({
          activeConnection: file.activeConnection || activeConnection,
          preferences: file.preferences ?? preferences,
        });
      });
    },

    exportFile: deps.writeFile,
  };
}

function createDerived(
  settings: Signal<Settings>,
  connections: Signal<readonly ConnectionSummary[]>,
  browserLanguages: readonly string[],
) {
  const preferences = computed(() => settings.value.preferences);
  return {
    preferences,
    language: computed(() => resolveLanguage(preferences.value.language, browserLanguages)),
    activeConnection: computed(
      () => connections.value.find(({ id }) => id === settings.value.activeConnection) ?? null,
    ),
  };
}

function setEntry<Value>(
  map: Signal<ReadonlyMap<string, Value>>,
  key: string,
  value: Value | undefined,
) {
  const next = new Map(map.peek());
  if (value === undefined) next.delete(key);
  else next.set(key, value);
  map.value = next;
}
