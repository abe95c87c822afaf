import { effect } from '@preact/signals';
import { render } from 'preact';
import { App } from '../../components/app.tsx';
import { loadTurns } from '../../components/chat/conversation.tsx';
import { browser } from '../../lib/browser.ts';
import { LANGUAGES, resolveLanguage } from '../../lib/i18n/languages.ts';
import { loadLanguage } from '../../lib/i18n/load-language.ts';
import { restoreChat } from '../../lib/state/restore-chat.ts';
import { parseRoute } from '../../lib/state/view-store.ts';
import { openDatabase } from '../../lib/store/database.ts';
import { keepChat, keepLook, recallChat, recallLook } from '../../lib/store/first-look.ts';
import { shareDatabase } from '../../lib/store/share-database.ts';
import { createWindowChats } from '../../lib/store/window-chats.ts';
import { keepChats } from './keep-chats.ts';
import { PLATFORM, readPlatform } from './platform.ts';
import { createStores, type Panel } from './stores.ts';
import { followBrowser } from './follow-browser.ts';
import { findPlace, type PanelPlace } from './tab-source.ts';

/** A panel with nothing but its frame should not be seen longer. */
const PATIENCE_MS = 300;

// The frame in index.html is that of the chat; what is typed into it from now on is not lost.
if (parseRoute(location.hash) !== 'chat') document.body.replaceChildren();
const box = document.querySelector('textarea');

// What the panel begins with is asked for at once.
const openShared = shareDatabase(openDatabase);
const opened = openShared();
const windowChats = createWindowChats(browser.storage.session);
const shownChats = windowChats.read();
const recalled = recallLook(() => localStorage);
const texts = loadLanguage(resolveLanguage(recalled.language, navigator.languages));
// What shows turns too, where some are to be expected.
const hasChat = recallChat(() => localStorage);
if (hasChat) void loadTurns();
const changes = new BroadcastChannel('gloss-settings');

/** Reads which conversation to show, and what shows it at the same time. */
function restore({ stores: { chat }, findNewest }: Panel, windowId: number): Promise<void> {
  return restoreChat({
    chat,
    async findLast() {
      const last = (await shownChats).get(windowId);
      if (last !== undefined) void loadTurns();
      return last;
    },
    findNewest: async () => ((await shownChats).size === 0 ? findNewest() : undefined),
    now: Date.now,
  });
}

/** Until the conversation can be shown: an empty panel before it would only hold it up. */
async function waitForChat(restored: Promise<void>): Promise<void> {
  const isThere = Promise.allSettled([restored, loadTurns()]);
  await Promise.race([isThere, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}

/** Language and theme of the page, now and when they change. */
function dressPage({ preferences, language }: Panel['stores']['settings']): void {
  const root = document.documentElement;
  effect(() => {
    root.lang = language.value;
    root.dir = LANGUAGES[language.value].direction;
    root.dataset['theme'] = preferences.value.theme;
    keepLook(() => localStorage, preferences.value);
  });
}

async function openPanel(place: PanelPlace): Promise<void> {
  const panel = createStores({
    place,
    openDatabase: openShared,
    look: recalled,
    announceSettings: () => changes.postMessage('changed'),
  });
  const { stores } = panel;
  const restored = restore(panel, place.windowId);
  const stored = Promise.all([readPlatform(), stores.settings.refresh(), restored]);
  dressPage(stores.settings);

  await texts;
  if (hasChat && (await shownChats).has(place.windowId)) await waitForChat(restored);
  stores.composer.setDraft(box?.value ?? '');
  render(<App stores={stores} platform={PLATFORM} isReady={false} />, document.body);
  const [platform] = await stored;
  render(<App stores={stores} platform={platform} isReady />, document.body);

  opened.then(
    (database) => database.close(),
    () => {
      // The settings, read from the same database, say what is wrong with it.
    },
  );
  keepChats(panel, (conversationId) => windowChats.set(place.windowId, conversationId));
  effect(() => {
    const { isTemporary, turns } = stores.chat;
    keepChat(() => localStorage, !isTemporary.value && turns.value.length > 0);
  });
  changes.addEventListener('message', () => void stores.settings.refresh());
  followBrowser(panel, place.windowId);
}

// Not awaited: each file that is loaded later imports this one, and would wait for its end.
void findPlace().then(openPanel);
