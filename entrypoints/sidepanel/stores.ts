import { browser } from '../../lib/browser.ts';
import { toPassageRoom } from '../../lib/chat/context-budget.ts';
import { findContextWindow } from '../../lib/chat/context-windows.ts';
import { countChars } from '../../lib/chat/conversation.ts';
import { loadLanguage } from '../../lib/i18n/load-language.ts';
import { createTranslate } from '../../lib/i18n/translate.ts';
import { PREFILLED_FORMATS } from '../../lib/formats/format.ts';
import type { BuiltInApis } from '../../lib/ondevice/built-in/built-in-api.ts';
import { startTimer } from '../../lib/ondevice/built-in/patience.ts';
import { CHAT_PORT } from '../../lib/protocol/messages.ts';
import {
  createBackgroundClient,
  type BackgroundClient,
} from '../../lib/state/background-client.ts';
import { createAttachmentStore } from '../../lib/state/attachment-store.ts';
import { createBuiltInStore } from '../../lib/state/built-in-store.ts';
import { createChatStore } from '../../lib/state/chat-store.ts';
import { createComposerStore } from '../../lib/state/composer-store.ts';
import { createDraftKeeper } from '../../lib/state/draft-keeper.ts';
import { createHandoffIntake } from '../../lib/state/handoff-intake.ts';
import { createHistoryStore } from '../../lib/state/history-store.ts';
import { createNoticeStore } from '../../lib/state/notice-store.ts';
import { createPageStore } from '../../lib/state/page-store.ts';
import { createPromptStore } from '../../lib/state/prompt-store.ts';
import { createPrompter } from '../../lib/state/prompter.ts';
import { createSettingsStore, type StoredSettingsStore } from '../../lib/state/settings-store.ts';
import { createViewStore, parseRoute } from '../../lib/state/view-store.ts';
import { createConnectionStore } from '../../lib/store/connections.ts';
import {
  createConversationStore,
  type ConversationStore,
} from '../../lib/store/conversation-store.ts';
import { createDraftStore } from '../../lib/store/drafts.ts';
import { createHandoffStore } from '../../lib/store/handoff.ts';
import type { Preferences } from '../../lib/store/preferences.ts';
import type { OpenForWork } from '../../lib/store/schema.ts';
import { createSettingsStorage, DEFAULT_SETTINGS } from '../../lib/store/settings.ts';
import { createChatChannel, type ChatChannel } from './chat-channel.ts';
import { createTabSource, type PanelPlace } from './tab-source.ts';

const createId = () => crypto.randomUUID();

/** Files are seldom read or written: the panel opens without what that takes. */
const loadSettingsFile = () => import('../../lib/store/settings-file.ts');
const loadChatFile = () => import('../../lib/store/chat-file.ts');

/** What the stores of one panel need to know of it. */
interface PanelDeps {
  place: PanelPlace;
  openDatabase: OpenForWork;
  /** The preferences as far as they are known before they are read. */
  look: Preferences;
  /** Tells the other pages of Gloss that settings have changed. */
  announceSettings(): void;
}

/** The settings store over the real database. */
function createSettings(background: BackgroundClient, deps: PanelDeps) {
  const { openDatabase, look, announceSettings } = deps;
  const connections = createConnectionStore(openDatabase, Date.now);
  const storage = createSettingsStorage(openDatabase);
  return createSettingsStore({
    connections,
    storage,
    defaults: { ...DEFAULT_SETTINGS, preferences: look },
    background,
    permissions: {
      contains: (origins) => browser.permissions.contains({ origins }),
      request: (origins) => browser.permissions.request({ origins }),
    },
    browserLanguages: navigator.languages,
    loadLanguage,
    createId,
    announce: announceSettings,
    readFile: async (text) => (await loadSettingsFile()).parseSettingsFile(text),
    writeFile: async (includeKeys) =>
      (await loadSettingsFile()).writeSettingsFile(connections, storage, includeKeys),
  });
}

const DECLINED_KEY = 'built-in-declined';

/** The browser's own model; what was declined is kept in `storage.local`. */
function createBuiltIn({ language, preferences }: StoredSettingsStore) {
  return createBuiltInStore({
    findModel: () => (globalThis as BuiltInApis).LanguageModel,
    getLanguages: () => ({
      interface: language.value,
      answer: preferences.value.answerLanguage,
    }),
    startTimer,
    readDeclined: async () =>
      (await browser.storage.local.get(DECLINED_KEY))[DECLINED_KEY] === true,
    writeDeclined: () => browser.storage.local.set({ [DECLINED_KEY]: true }),
  });
}

interface HistoryParts {
  conversations: ConversationStore;
  background: BackgroundClient;
  announceSettings: PanelDeps['announceSettings'];
  settings: StoredSettingsStore;
  channel: ChatChannel;
}

/** The history over the real database. */
function createHistory(parts: HistoryParts) {
  const { conversations, background, announceSettings, settings, channel } = parts;
  return createHistoryStore({
    conversations,
    async erase(scope) {
      await background.erase(scope);
      if (scope === 'chats') return;
      await settings.refresh();
      announceSettings();
    },
    announce: channel.announce,
    async writeFile(kind, chats) {
      const [{ writeChatFile }, { toMarkdownWords }] = await Promise.all([
        loadChatFile(),
        import('../../lib/state/markdown-words.ts'),
      ]);
      return writeChatFile(kind, chats, toMarkdownWords(createTranslate(settings.language.peek())));
    },
    readFile: async (file) => (await loadChatFile()).readChatFile(file),
  });
}

/** Builds the stores of one panel over the real browser. */
export function createStores(deps: PanelDeps) {
  const { place, openDatabase, announceSettings } = deps;
  const background = createBackgroundClient(
    () => browser.runtime.connect({ name: CHAT_PORT }),
    createId,
  );
  const settings = createSettings(background, deps);
  const builtIn = createBuiltIn(settings);
  const prompter = createPrompter({
    ...settings,
    randomName: () => createId().slice(0, 8),
    now: Date.now,
  });
  const conversations = createConversationStore(openDatabase, Date.now);
  const chat = createChatStore({
    background,
    conversations,
    createId,
    now: Date.now,
    getConnectionId: () => settings.activeConnection.peek()?.id ?? builtIn.defaultEngine.peek(),
    toContinuation(connectionId) {
      const connection = settings.connections.peek().find(({ id }) => id === connectionId);
      const isEnough = connection && PREFILLED_FORMATS.has(connection.format);
      return isEnough ? '' : prompter.getContinuation();
    },
    isPrivate: place.isPrivate,
    ...prompter,
  });
  const channel = createChatChannel();
  const history = createHistory({ conversations, background, announceSettings, settings, channel });
  const getRoom = () => {
    const connection = settings.activeConnection.value;
    return connection ? toPassageRoom(findContextWindow(connection)) : Number.POSITIVE_INFINITY;
  };
  const page = createPageStore(createTabSource(place), getRoom);
  const attachments = createAttachmentStore({
    loadTools: async () => (await import('./attachment-tools.ts')).ATTACHMENT_TOOLS,
    getFormat: () => settings.activeConnection.value?.format ?? null,
    countChars: () => countChars(chat.turns.value.map(({ value }) => value)),
  });
  const composer = createComposerStore({ chat, page, attachments, ...prompter });
  const prompts = createPromptStore({
    preferences: settings.preferences,
    composer,
    async loadRunner() {
      const { createPromptRunner } = await import('../../lib/state/prompt-runner.ts');
      return createPromptRunner({ composer, page, getFilling: prompter.getFilling, getRoom });
    },
  });
  const view = createViewStore(parseRoute(location.hash), (route) => {
    location.hash = route === 'chat' ? '' : route;
  });
  const handoffs = createHandoffStore(browser.storage.session);
  const checkHandoffs = createHandoffIntake({
    chat,
    composer,
    page,
    list: () => handoffs.list(place.windowId),
    take: handoffs.take,
    now: Date.now,
  });
  const notices = createNoticeStore();
  return {
    stores: { chat, page, composer, prompts, settings, view, history, notices, builtIn },
    checkHandoffs,
    wakeBackground: background.wake,
    channel,
    drafts: createDraftKeeper(createDraftStore(openDatabase), composer),
    /** The newest conversation of all, to see whether it was cut. */
    findNewest: async () => (await conversations.list(1))[0],
  };
}

/** What {@link createStores} builds. */
export type Panel = ReturnType<typeof createStores>;
