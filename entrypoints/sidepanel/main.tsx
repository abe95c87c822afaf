import { effect } from '@preact/signals';
import { render } from 'preact';
import * as v from 'valibot';
import { App } from '../../components/app.tsx';
import { browser } from '../../lib/browser.ts';
import { retitleMenu } from '../../lib/gestures/menu.ts';
import { LANGUAGES } from '../../lib/i18n/languages.ts';
import { createTranslate } from '../../lib/i18n/translate.ts';
import { ACCESS_GRANTED } from '../../lib/protocol/messages.ts';
import { restoreChat } from '../../lib/state/restore-chat.ts';
import { parseRoute } from '../../lib/state/view-store.ts';
import { createWindowChats } from '../../lib/store/window-chats.ts';
import { keepChats } from './keep-chats.ts';
import { createPlatform } from './platform.ts';
import { createStores } from './stores.ts';
import { watchTabs } from './tab-source.ts';

const changes = new BroadcastChannel('gloss-settings');
const [{ id: windowId = -1, incognito }, ownTab, platform] = await Promise.all([
  browser.windows.getCurrent(),
  browser.tabs.getCurrent(),
  createPlatform(),
]);
const panel = createStores({
  windowId,
  ownTabId: ownTab?.id,
  isPrivate: incognito,
  announceSettings: () => changes.postMessage('changed'),
});
const { stores, checkHandoffs } = panel;
const { chat, page, settings, builtIn, view } = stores;
const windowChats = createWindowChats(browser.storage.session);
const findLast = () => windowChats.find(windowId);
const findNewest = async () => ((await windowChats.isEmpty()) ? panel.findNewest() : undefined);
await Promise.all([settings.refresh(), restoreChat({ chat, findNewest, findLast, now: Date.now })]);

// Reads which languages are spoken, and looks anew when others are chosen.
let looked = Promise.resolve();
effect(() => {
  looked = builtIn.refresh();
});

const root = document.documentElement;
effect(() => {
  root.lang = settings.language.value;
  root.dir = LANGUAGES[settings.language.value].direction;
  root.dataset['theme'] = settings.preferences.value.theme;
});
effect(() => {
  retitleMenu(browser.contextMenus, createTranslate(settings.language.value)).catch(() => {
    // Right after the install there is no menu yet; it will be made in this language.
  });
});

render(<App stores={stores} platform={platform} />, document.body);

keepChats(panel, (conversationId) => windowChats.set(windowId, conversationId));
// What it tells can wait until the panel is there.
void import('./watch-storage.ts').then(({ watchStorage }) => watchStorage(panel));

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
