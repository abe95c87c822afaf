import { browser } from '../../lib/browser.ts';
import { countChars } from '../../lib/chat/conversation.ts';
import { ON_DEVICE } from '../../lib/chat/engine.ts';
import { loadLanguage } from '../../lib/i18n/load-language.ts';
import { CHAT_PORT } from '../../lib/protocol/messages.ts';
import { createAttachmentStore } from '../../lib/state/attachment-store.ts';
import { createBackgroundClient } from '../../lib/state/background-client.ts';
import { createChatStore } from '../../lib/state/chat-store.ts';
import { createComposerStore } from '../../lib/state/composer-store.ts';
import { createHandoffIntake } from '../../lib/state/handoff-intake.ts';
import { createPageStore } from '../../lib/state/page-store.ts';
import { createPrompter } from '../../lib/state/prompter.ts';
import { createSettingsStore } from '../../lib/state/settings-store.ts';
import { createViewStore, parseRoute } from '../../lib/state/view-store.ts';
import { createConnectionStore } from '../../lib/store/connections.ts';
import { openDatabase } from '../../lib/store/database.ts';
import { createHandoffStore } from '../../lib/store/handoff.ts';
import { parseSettingsFile, writeSettingsFile } from '../../lib/store/settings-file.ts';
import { createSettingsStorage, DEFAULT_SETTINGS } from '../../lib/store/settings.ts';
import { createTabSource } from './tab-source.ts';

const createId = () => crypto.randomUUID();

/** The settings store over the real database. `announce` tells the other pages of Gloss. */
function createSettings(
  background: ReturnType<typeof createBackgroundClient>,
  announce: () => void,
) {
  const connections = createConnectionStore(openDatabase, Date.now);
  const storage = createSettingsStorage(openDatabase);
  return createSettingsStore({
    connections,
    storage,
    defaults: DEFAULT_SETTINGS,
    background,
    permissions: {
      contains: (origins) => browser.permissions.contains({ origins }),
      request: (origins) => browser.permissions.request({ origins }),
    },
    browserLanguages: navigator.languages,
    loadLanguage,
    createId,
    announce,
    readFile: parseSettingsFile,
    writeFile: (includeKeys) => writeSettingsFile(connections, storage, includeKeys),
  });
}

/** Builds the stores of one panel over the real browser. */
export function createStores(windowId: number, ownTabId: number | undefined, announce: () => void) {
  const background = createBackgroundClient(
    () => browser.runtime.connect({ name: CHAT_PORT }),
    createId,
  );
  const settings = createSettings(background, announce);
  const prompter = createPrompter({ ...settings, randomName: () => createId().slice(0, 8) });
  const chat = createChatStore({
    background,
    createId,
    getConnectionId: () => settings.activeConnection.peek()?.id ?? ON_DEVICE,
    ...prompter,
  });
  const page = createPageStore(createTabSource(windowId, ownTabId));
  const attachments = createAttachmentStore({
    loadTools: async () => (await import('./attachment-tools.ts')).ATTACHMENT_TOOLS,
    getFormat: () => settings.activeConnection.value?.format ?? null,
    countChars: () => countChars(chat.turns.value.map(({ value }) => value)),
  });
  const composer = createComposerStore({ chat, page, attachments, ...prompter });
  const view = createViewStore(parseRoute(location.hash), (route) => {
    location.hash = route === 'chat' ? '' : route;
  });
  const handoffs = createHandoffStore(browser.storage.session);
  const checkHandoffs = createHandoffIntake({
    chat,
    composer,
    page,
    list: () => handoffs.list(windowId),
    take: handoffs.take,
    now: Date.now,
  });
  return { stores: { chat, page, composer, settings, view }, checkHandoffs };
}
