import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { mergePrompts } from '../chat/actions.ts';
import { ON_DEVICE } from '../chat/engine.ts';
import type { LocalModels } from '../doctor/find-local-models.ts';
import { LOCAL_PATTERNS } from '../doctor/local-servers.ts';
import { toWireError, type WireError } from '../errors.ts';
import type { LanguageTag } from '../i18n/languages.ts';
import type { Connection, ConnectionSummary } from '../store/connection.ts';
import type { ConnectionStore } from '../store/connections.ts';
import type { Preferences } from '../store/preferences.ts';
import type { SettingsFile } from '../store/settings-file.ts';
import type { BackgroundClient } from './background-client.ts';
import { createConnectionChecks, type ConnectionChecks } from './connection-checks.ts';
import { createStoredSettings, type StoredSettingsDeps } from './stored-settings.ts';
import { createHostPermissions, type PermissionsApi } from './host-permissions.ts';
import { normaliseBaseUrl } from '../formats/base-url.ts';

/** A connection as the form hands it over. */
export interface ConnectionDraft extends Omit<Connection, 'id'> {
  /** Absent for a new one. */
  id?: string;
  /** Absent to keep the stored key; empty to forget it. */
  apiKey?: string;
}

/** The user's settings and connections. */
export interface SettingsStore extends Omit<ConnectionChecks, 'forgetTest'> {
  readonly preferences: ReadonlySignal<Preferences>;
  /** The interface language that `preferences.language` comes to, once its texts are loaded. */
  readonly language: ReadonlySignal<LanguageTag>;
  readonly connections: ReadonlySignal<readonly ConnectionSummary[]>;
  /** The connection in use; null for the engine on this device. */
  readonly activeConnection: ReadonlySignal<ConnectionSummary | null>;
  /** Connections whose host the browser lets us reach, by id. */
  readonly permitted: ReadonlySignal<ReadonlySet<string>>;
  /** What answered on this computer; null until it was looked for. */
  readonly localModels: ReadonlySignal<readonly LocalModels[] | null>;
  /** The last thing that could not be stored or read; null when all is well. */
  readonly problem: ReadonlySignal<WireError | null>;

  setPreferences(change: Partial<Preferences>): Promise<void>;
  /** Makes a connection the one in use; `ON_DEVICE` for the engine on this device. */
  activate(connectionId: string): Promise<void>;
  /**
   * Stores a connection and asks for its host, unless it may reach that already; call it straight
   * from a click. Resolves to its id, without waiting for the user's answer about the host.
   * @throws {GlossError} `invalid-url`, or `storage` when it could not be stored.
   */
  saveConnection(draft: ConnectionDraft): Promise<string>;
  /** Changes a connection, as a fix of *Test* asks for, and tests it again. Call it from a click. */
  mendConnection(connectionId: string, change: Partial<ConnectionDraft>): Promise<void>;
  removeConnection(connectionId: string): Promise<void>;
  /** Asks the browser for the connection's host; call it straight from a click. */
  requestPermission(connectionId: string): Promise<void>;
  /** @throws {GlossError} `invalid-file`. */
  parseFile(text: string): Promise<SettingsFile>;
  /**
   * Stores what a file holds and asks for its hosts; call it straight from a click.
   * @throws {GlossError} `storage` when not all of it could be stored.
   */
  importFile(file: SettingsFile): Promise<void>;
  /**
   * Looks for models on this computer, once the browser allows it; call it straight from a click.
   * Rejects with a `GlossError`.
   */
  findLocalModels(): Promise<void>;
  /** The settings file as text. Keys and secret headers are left out unless asked for. */
  exportFile(includeKeys: boolean): Promise<string>;
}

/** What the settings need of the world. */
export interface SettingsDeps extends StoredSettingsDeps {
  connections: ConnectionStore;
  background: Pick<
    BackgroundClient,
    'diagnose' | 'fetchModels' | 'fetchSample' | 'findLocalModels'
  >;
  permissions: PermissionsApi;
  createId(): string;
  /** Tells the other pages of Gloss that something was stored. */
  announce(): void;
  readFile(text: string): Promise<SettingsFile>;
  writeFile(includeKeys: boolean): Promise<string>;
}

/** A {@link SettingsStore} that is told when to read what is stored. */
export interface StoredSettingsStore extends SettingsStore {
  /** Reads everything anew: at the start, when another page stored something, on a permission. */
  refresh(): Promise<void>;
}

/** A {@link StoredSettingsStore}. */
export function createSettingsStore(deps: SettingsDeps): StoredSettingsStore {
  const stored = createStoredSettings(deps);
  const { settings } = stored;
  const connections = signal<readonly ConnectionSummary[]>([]);
  const hosts = createHostPermissions(deps.permissions);
  const { forgetTest, ...checks } = createConnectionChecks(deps.background, hosts);
  const localModels = signal<readonly LocalModels[] | null>(null);
  const problem = signal<WireError | null>(null);

  /** What goes wrong is shown, and what is on screen stays. */
  async function refresh() {
    try {
      const [list] = await Promise.all([deps.connections.list(), stored.read()]);
      connections.value = list;
      await hosts.read(list);
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

  /** Asks for hosts; the user's answer may take a while. */
  const askFor = (baseUrls: readonly string[]) =>
    hosts
      .ask(baseUrls, () => connections.peek())
      .catch((error: unknown) => {
        problem.value = toWireError(error);
      });

  const isPermittedAt = (connectionId: string, baseUrl: string) =>
    hosts.permitted.peek().has(connectionId) &&
    connections.peek().some(({ id, ...known }) => id === connectionId && known.baseUrl === baseUrl);

  const store: StoredSettingsStore = {
    preferences: stored.preferences,
    language: stored.language,
    activeConnection: computed(
      () => connections.value.find(({ id }) => id === settings.value.activeConnection) ?? null,
    ),
    connections,
    permitted: hosts.permitted,
    ...checks,
    localModels,
    problem,
    refresh,

    setPreferences: (changes) =>
      change(() => stored.write({ preferences: { ...settings.peek().preferences, ...changes } })),

    activate: (connectionId) => change(() => stored.write({ activeConnection: connectionId })),

    async saveConnection({ id = deps.createId(), apiKey, ...rest }) {
      const baseUrl = normaliseBaseUrl(rest.custom?.url ?? rest.baseUrl);
      if (!isPermittedAt(id, baseUrl)) void askFor([baseUrl]);
      const isFirst = connections.peek().length === 0;
      await commit(async () => {
        await deps.connections.save({ ...rest, id, baseUrl }, apiKey);
        if (isFirst) await stored.write({ activeConnection: id });
      });
      forgetTest(id);
      return id;
    },

    async mendConnection(connectionId, mended) {
      const connection = connections.peek().find(({ id }) => id === connectionId);
      if (!connection) return;
      const { hasKey: _, ...rest } = connection;
      await store.saveConnection({ ...rest, ...mended });
      void checks.testConnection(connectionId);
    },

    removeConnection: (connectionId) =>
      change(async () => {
        await deps.connections.remove(connectionId);
        if (settings.peek().activeConnection === connectionId) {
          await stored.write({ activeConnection: ON_DEVICE });
        }
      }),

    requestPermission(connectionId) {
      const connection = connections.peek().find(({ id }) => id === connectionId);
      return connection ? askFor([connection.baseUrl]) : Promise.resolve();
    },

    parseFile: deps.readFile,
    exportFile: deps.writeFile,

    async importFile(file) {
      void askFor(file.connections.map(({ baseUrl }) => baseUrl));
      await commit(async () => {
        await saveConnections(deps.connections, file);
        const { activeConnection, preferences } = settings.peek();
        await stored.write({
          activeConnection: file.activeConnection || activeConnection,
          preferences: {
            ...preferences,
            ...file.preferences,
            ...(file.prompts && {
              prompts: mergePrompts([...(preferences.prompts ?? []), ...file.prompts]),
            }),
          },
        });
      });
    },

    async findLocalModels() {
      await deps.permissions.request([...LOCAL_PATTERNS]);
      localModels.value = await deps.background.findLocalModels();
    },
  };
  return store;
}

async function saveConnections(store: ConnectionStore, file: SettingsFile): Promise<void> {
  for (const { apiKey, ...connection } of file.connections) {
    const baseUrl = normaliseBaseUrl(connection.baseUrl);
    await store.save({ ...connection, baseUrl }, apiKey || undefined);
  }
}
