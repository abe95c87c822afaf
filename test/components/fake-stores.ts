import { computed, type Signal, signal } from '@preact/signals';
import { vi } from 'vitest';
import type { Platform, Stores } from '../../components/app-context.ts';
import type { AssistantTurn, Conversation, Turn, UserTurn } from '../../lib/chat/conversation.ts';
import type { RunPhase } from '../../lib/protocol/messages.ts';
import type { SearchHit } from '../../lib/store/search-conversations.ts';
import type { Attachment } from '../../lib/chat/attachment.ts';
import type { Passage } from '../../lib/chat/task.ts';
import type { LocalModels } from '../../lib/doctor/find-local-models.ts';
import type { WireError } from '../../lib/errors.ts';
import type { LanguageTag } from '../../lib/i18n/languages.ts';
import type { AttachmentObstacle, AttachmentProblem } from '../../lib/state/attachment-store.ts';
import type { BuiltInOffer } from '../../lib/state/built-in-store.ts';
import type { Preview } from '../../lib/state/composer-store.ts';
import type { PageAccess, PageSelection } from '../../lib/state/page-store.ts';
import type { PageUse } from '../../lib/state/page-use.ts';
import type { TestState } from '../../lib/state/connection-checks.ts';
import type { ConnectionDraft } from '../../lib/state/settings-store.ts';
import type { TurnVersions } from '../../lib/state/turn-list.ts';
import type { Route } from '../../lib/state/view-store.ts';
import type { ConnectionSummary } from '../../lib/store/connection.ts';
import type { Preferences } from '../../lib/store/preferences.ts';
import { listPrompts } from '../../lib/chat/actions.ts';
import type { PromptRunner } from '../../lib/state/prompt-runner.ts';
import { parseSettingsFile } from '../../lib/store/settings-file.ts';

/** What a test sets up; each is a signal, so that it can also change later. */
function createSignals() {
  return {
    turns: signal<ReadonlyArray<Signal<Turn>>>([]),
    conversationId: signal('chat'),
    isTemporary: signal(false),
    isRunning: signal(false),
    phases: signal<ReadonlyMap<string, RunPhase>>(new Map()),
    unsaved: signal<WireError | null>(null),
    versions: signal<ReadonlyMap<string, TurnVersions>>(new Map()),
    pinned: signal<readonly Conversation[]>([]),
    recent: signal<readonly Conversation[]>([]),
    hasMore: signal(false),
    query: signal(''),
    hits: signal<readonly SearchHit[] | null>(null),
    removed: signal<Conversation | null>(null),
    historyProblem: signal<WireError | null>(null),
    offer: signal<BuiltInOffer>({ kind: 'none' }),
    defaultEngine: signal<'built-in' | 'on-device'>('on-device'),
    isOffline: signal(false),
    isStorageLost: signal(false),
    access: signal<PageAccess>({ status: 'ready' }),
    selection: signal<PageSelection | null>(null),
    use: signal<PageUse>({ status: 'unused' }),
    draft: signal(''),
    attachments: signal<readonly Attachment[]>([]),
    attachmentProblems: signal<readonly AttachmentProblem[]>([]),
    attachmentObstacle: signal<AttachmentObstacle | null>(null),
    hasPassage: signal(false),
    focusRequests: signal(0),
    editedTurnId: signal<string | null>(null),
    runner: signal<PromptRunner | null>(null),
    isPreviewOpen: signal(false),
    preview: signal<Preview | null>(null),
    preferences: signal<Preferences>({ language: 'en', theme: 'system', answerLanguage: 'auto' }),
    language: signal<LanguageTag>('en'),
    connections: signal<readonly ConnectionSummary[]>([]),
    activeId: signal<string | null>(null),
    permitted: signal<ReadonlySet<string>>(new Set()),
    tests: signal<ReadonlyMap<string, TestState>>(new Map()),
    models: signal<ReadonlyMap<string, readonly string[]>>(new Map()),
    localModels: signal<readonly LocalModels[] | null>(null),
    problem: signal<WireError | null>(null),
    route: signal<Route>('chat'),
  };
}

/** Stores that hold whatever a test puts into `signals` and record what the views ask of them. */
export function createFakeStores() {
  const signals = createSignals();
  const stores = {
    chat: {
      turns: signals.turns,
      conversationId: signals.conversationId,
      isTemporary: signals.isTemporary,
      isPrivate: false,
      isRunning: signals.isRunning,
      phases: signals.phases,
      unsaved: signals.unsaved,
      findVersions: vi.fn((turnId: string) => signals.versions.value.get(turnId)),
      showVersion: vi.fn(),
      send: vi.fn(() => true),
      edit: vi.fn(),
      stop: vi.fn(),
      retry: vi.fn(),
      shape: vi.fn(),
      continueAnswer: vi.fn(),
      clear: vi.fn(),
      open: vi.fn(() => Promise.resolve()),
      refresh: vi.fn(() => Promise.resolve()),
    },
    page: {
      access: signals.access,
      selection: signals.selection,
      removeSelection: vi.fn(),
      offer: vi.fn(),
      use: signals.use,
      usePage: vi.fn(() => Promise.resolve()),
      removePage: vi.fn(),
    },
    composer: {
      draft: signals.draft,
      setDraft: vi.fn((text: string) => {
        signals.draft.value = text;
      }),
      attachments: {
        items: signals.attachments,
        problems: signals.attachmentProblems,
        obstacle: signals.attachmentObstacle,
        add: vi.fn((_files: readonly File[]) => Promise.resolve()),
        remove: vi.fn(),
        clear: vi.fn(),
      },
      canSend: computed(
        () => signals.attachmentObstacle.value === null && signals.draft.value.trim() !== '',
      ),
      sendDraft: vi.fn(),
      runAction: vi.fn(),
      hasPassage: signals.hasPassage,
      focusRequests: signals.focusRequests,
      requestFocus: vi.fn(),
      isPreviewOpen: signals.isPreviewOpen,
      togglePreview: vi.fn(() => {
        signals.isPreviewOpen.value = !signals.isPreviewOpen.value;
      }),
      setPreviewKind: vi.fn(),
      passage: computed(() => signals.selection.value?.passage ?? null),
      editedTurnId: signals.editedTurnId,
      editTurn: vi.fn((turnId: string | null) => {
        signals.editedTurnId.value = turnId;
      }),
      editLast: vi.fn(() => true),
      preview: signals.preview,
    },
    prompts: {
      prompts: computed(() => listPrompts(signals.preferences.value.prompts)),
      runner: signals.runner,
      run: vi.fn(() => Promise.resolve()),
      preview: vi.fn(() => Promise.resolve()),
    },
    settings: createFakeSettings(signals),
    history: createFakeHistory(signals),
    notices: {
      isOffline: signals.isOffline,
      isStorageLost: signals.isStorageLost,
      setOffline: vi.fn(),
      setStorageLost: vi.fn(),
    },
    builtIn: {
      offer: signals.offer,
      defaultEngine: signals.defaultEngine,
      download: vi.fn(),
      cancel: vi.fn(),
      dismiss: vi.fn(() => Promise.resolve()),
    },
    view: {
      route: signals.route,
      go: vi.fn((route: Route) => {
        signals.route.value = route;
      }),
    },
  } satisfies Stores;
  const platform = {
    copyText: vi.fn(() => Promise.resolve()),
    saveFile: vi.fn(),
  } satisfies Platform;
  return { signals, stores, platform };
}

function createFakeHistory(signals: ReturnType<typeof createSignals>) {
  return {
    pinned: signals.pinned,
    recent: signals.recent,
    hasMore: signals.hasMore,
    query: signals.query,
    hits: signals.hits,
    removed: signals.removed,
    problem: signals.historyProblem,
    report: vi.fn(),
    refresh: vi.fn(() => Promise.resolve()),
    loadMore: vi.fn(() => Promise.resolve()),
    setQuery: vi.fn((query: string) => {
      signals.query.value = query;
    }),
    rename: vi.fn(() => Promise.resolve()),
    setPinned: vi.fn(() => Promise.resolve()),
    remove: vi.fn(() => Promise.resolve()),
    undoRemove: vi.fn(() => Promise.resolve()),
    erase: vi.fn(() => Promise.resolve(true)),
    writeFile: vi.fn(() => Promise.resolve('# Chats')),
    importFile: vi.fn(() => Promise.resolve(2)),
  };
}

function createFakeSettings(signals: ReturnType<typeof createSignals>) {
  return {
    preferences: signals.preferences,
    language: signals.language,
    connections: signals.connections,
    activeConnection: computed(
      () => signals.connections.value.find(({ id }) => id === signals.activeId.value) ?? null,
    ),
    permitted: signals.permitted,
    tests: signals.tests,
    models: signals.models,
    localModels: signals.localModels,
    problem: signals.problem,
    setPreferences: vi.fn(() => Promise.resolve()),
    activate: vi.fn(() => Promise.resolve()),
    saveConnection: vi.fn((_draft: ConnectionDraft) => Promise.resolve('saved')),
    mendConnection: vi.fn((_id: string, _change: Partial<ConnectionDraft>) => Promise.resolve()),
    removeConnection: vi.fn(() => Promise.resolve()),
    requestPermission: vi.fn(() => Promise.resolve()),
    testConnection: vi.fn(),
    fetchModels: vi.fn(),
    fetchSample: vi.fn((_id: string) => Promise.resolve('')),
    parseFile: async (text: string) => parseSettingsFile(text),
    importFile: vi.fn(() => Promise.resolve()),
    findLocalModels: vi.fn(() => Promise.resolve()),
    exportFile: vi.fn(() => Promise.resolve('{"gloss":1}')),
  };
}

export const PASSAGE: Passage = {
  text: 'The kea is a large parrot that lives in the mountains of the South Island.',
  title: 'Kea',
  url: 'https://birds.example/kea',
};

/** A connection on this computer, with a key. */
export function createConnection(part: Partial<ConnectionSummary> = {}): ConnectionSummary {
  return {
    id: 'local',
    name: 'Local',
    format: 'openai-chat',
    baseUrl: 'http://127.0.0.1:4010/v1',
    model: 'demo',
    headers: {},
    options: {},
    hasKey: true,
    ...part,
  };
}

export function createUserTurn(part: Partial<UserTurn['task']> = {}): UserTurn {
  const task = { kind: 'summarize' as const, question: '', passage: PASSAGE, ...part };
  return {
    role: 'user',
    id: 'question',
    parentId: null,
    createdAt: 0,
    task,
    content: 'the exact prompt',
  };
}

/** A finished answer of the connection. */
export function createAnswer(part: Partial<AssistantTurn> = {}): AssistantTurn {
  return {
    role: 'assistant',
    id: 'answer',
    parentId: 'question',
    createdAt: 1,
    runId: 'run',
    connectionId: 'local',
    status: 'complete',
    engine: { kind: 'connection', name: 'Local', model: 'demo', host: '127.0.0.1:4010' },
    text: 'Keas live in the mountains.',
    reasoning: '',
    notes: [],
    citations: [],
    toolCalls: [],
    ...part,
  };
}
