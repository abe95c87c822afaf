import { effect } from '@preact/signals';
import { render } from 'preact';
import * as v from 'valibot';
import { App } from '../../components/app.tsx';
import { loadTurns } from '../../components/chat/conversation.tsx';
import { browser } from '../../lib/browser.ts';
import { retitleMenu } from '../../lib/gestures/menu.ts';
import { LANGUAGES, resolveLanguage } from '../../lib/i18n/languages.ts';
import { loadLanguage } from '../../lib/i18n/load-language.ts';
import { createTranslate } from '../../lib/i18n/translate.ts';
import { ACCESS_GRANTED } from '../../lib/protocol/messages.ts';
import { restoreChat } from '../../lib/state/restore-chat.ts';
import { parseRoute } from '../../lib/state/view-store.ts';
import { keepLook, recallLook } from '../../lib/store/first-look.ts';
import { createWindowChats } from '../../lib/store/window-chats.ts';
import { keepChats } from './keep-chats.ts';
import { PLATFORM, readPlatform } from './platform.ts';
import { createStores } from './stores.ts';
import { findPlace, watchTabs } from './tab-source.ts';

// The frame in index.html is that of the chat; what is typed into it from now on is not lost.
if (parseRoute(location.hash) !== 'chat') document.body.replaceChildren();
const box = document.querySelector('textarea');
box?.focus();

const changes = new BroadcastChannel('gloss-settings');
const recalled = recallLook(() => localStorage);
const texts = loadLanguage(resolveLanguage(recalled.language, navigator.languages));
const place = await findPlace();
const { windowId } = place;
const panel = createStores({
  place,
  look: recalled,
  announceSettings: () => changes.postMessage('changed'),
});
const { stores, checkHandoffs } = panel;
const { chat, page, settings, builtIn, view } = stores;

const windowChats = createWindowChats(browser.storage.session);
async function findLast() {
  const last = await windowChats.find(windowId);
  if (last !== undefined) void loadTurns();
  return last;
}
const findNewest = async () => ((await windowChats.isEmpty()) ? panel.findNewest() : undefined);
const stored = Promise.all([
  readPlatform(),
  settings.refresh(),
  restoreChat({ chat, findNewest, findLast, now: Date.now }),
]);

const root = document.documentElement;
effect(() => {
  const { value: preferences } = settings.preferences;
  root.lang = settings.language.value;
  root.dir = LANGUAGES[settings.language.value].direction;
  root.dataset['theme'] = preferences.theme;
  keepLook(() => localStorage, preferences);
});

await texts;
stores.composer.setDraft(box?.value ?? '');
render(<App stores={stores} platform={PLATFORM} isReady={false} />, document.body);
const [platform] = await stored;
render(<App stores={stores} platform={platform} isReady />, document.body);

// Reads which languages are spoken, and looks anew when others are chosen.
let looked = Promise.resolve();
effect(() => {
  looked = builtIn.refresh();
});

effect(() => {
  retitleMenu(browser.contextMenus, createTranslate(settings.language.value)).catch(() => {
    // Right after the install there is no menu yet; it will be made in this language.
  });
});

keepChats(panel, (conversationId) => windowChats.set(windowId, conversationId));
// What it tells can wait until the panel is there.
void import('./watch-storage.ts').then(({ watchStorage }) => watchStorage(panel));
void import('./clear-badge.ts').then(({ clearBadge }) =>
  clearBadge(browser.action, createTranslate(settings.language.peek())('app.name')),
);

// Whoever writes, or comes near a button, may want an answer in a moment.
const prepare = () => {
  panel.wakeBackground();
  void loadTurns();
};
for (const sign of ['input', 'keydown', 'pointerover']) addEventListener(sign, prepare);

const look = () => void page.look();
// A panel in a tab that nobody sees takes nothing from the panel beside the page.
const takeHandoffs = () => {
  if (document.visibilityState === 'visible') void looked.then(checkHandoffs);
};

changes.addEventListener('message', () => void settings.refresh());
browser.permissions.onAdded.addListener(() => void settings.refresh());
browser.permissions.onRemoved.addListener(() => void settings.refresh());
browser.runtime.onMessage.addListener((message: unknown, sender: { tab?: unknown }) => {
  if (sender.tab !== undefined || !v.is(ACCESS_GRANTED, message)) return;
  if (message.windowId === windowId) void page.look(true);
});
browser.storage.session.onChanged.addListener(takeHandoffs);
document.addEventListener('visibilitychange', takeHandoffs);
addEventListener('hashchange', () => view.go(parseRoute(location.hash)));
watchTabs(windowId, look);
effect(() => {
  if (!chat.isRunning.value) takeHandoffs();
});
look();
