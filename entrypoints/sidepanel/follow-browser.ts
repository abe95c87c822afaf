import { effect } from '@preact/signals';
import * as v from 'valibot';
import { loadTurns } from '../../components/chat/conversation.tsx';
import { browser } from '../../lib/browser.ts';
import { retitleMenu } from '../../lib/gestures/menu.ts';
import { createTranslate } from '../../lib/i18n/translate.ts';
import { ACCESS_GRANTED } from '../../lib/protocol/messages.ts';
import { parseRoute } from '../../lib/state/view-store.ts';
import type { Panel } from './stores.ts';
import { watchTabs } from './tab-source.ts';

/** Keeps the open panel in step with the browser around it, from the first look on. */
export function followBrowser(panel: Panel, windowId: number): void {
  const { page, settings, view } = panel.stores;
  effect(() => {
    retitleMenu(browser.contextMenus, createTranslate(settings.language.value)).catch(() => {
      // Right after the install there is no menu yet; it will be made in this language.
    });
  });

  // What they tell can wait until the panel is there.
  requestIdleCallback(() => {
    void import('./watch-storage.ts').then(({ watchStorage }) => watchStorage(panel));
    void import('./clear-badge.ts').then(({ clearBadge }) =>
      clearBadge(browser.action, createTranslate(settings.language.peek())('app.name')),
    );
  });

  // Whoever writes, or comes near a button, may want an answer in a moment.
  const prepare = () => {
    panel.wakeBackground();
    void loadTurns();
  };
  for (const sign of ['input', 'keydown', 'pointerover']) addEventListener(sign, prepare);

  const look = () => void page.look();
  browser.permissions.onAdded.addListener(() => void settings.refresh());
  browser.permissions.onRemoved.addListener(() => void settings.refresh());
  browser.runtime.onMessage.addListener((message: unknown, sender: { tab?: unknown }) => {
    if (sender.tab !== undefined || !v.is(ACCESS_GRANTED, message)) return;
    if (message.windowId === windowId) void page.look(true);
  });
  addEventListener('hashchange', () => view.go(parseRoute(location.hash)));
  takeHandoffs(panel);
  watchTabs(windowId, look);
  look();
}

/** Takes requests made outside the panel, whenever there may be one and the panel is free. */
function takeHandoffs({ stores: { builtIn, chat }, checkHandoffs }: Panel): void {
  // Reads which languages are spoken, and looks anew when others are chosen.
  let looked = Promise.resolve();
  effect(() => {
    looked = builtIn.refresh();
  });
  // A panel in a tab that nobody sees takes nothing from the panel beside the page.
  const take = () => {
    if (document.visibilityState === 'visible') void looked.then(checkHandoffs);
  };
  browser.storage.session.onChanged.addListener(take);
  document.addEventListener('visibilitychange', take);
  effect(() => {
    if (!chat.isRunning.value) take();
  });
}
