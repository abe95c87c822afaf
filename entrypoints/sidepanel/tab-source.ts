import { browser } from '../../lib/browser.ts';
import { installAgent } from '../../lib/page/install-agent.ts';
import { SELECTION_PORT } from '../../lib/page/frame-snapshot.ts';
import { requestReading } from '../../lib/page/request-reading.ts';
import type { TabSource } from '../../lib/state/page-store.ts';

/** Where a panel is. */
export interface PanelPlace {
  windowId: number;
  /** The tab it fills, if it is no side panel. */
  ownTabId: number | undefined;
  /** Its window is private. `extension.inIncognitoContext` would not say so: all windows share one process. */
  isPrivate: boolean;
}

/** Finds out where this panel is. */
export async function findPlace(): Promise<PanelPlace> {
  const [{ id: windowId = -1, incognito }, ownTab] = await Promise.all([
    browser.windows.getCurrent(),
    browser.tabs.getCurrent(),
  ]);
  return { windowId, ownTabId: ownTab?.id, isPrivate: incognito };
}

/** The tabs of the panel's window. A panel opened as a tab is about no page. */
export function createTabSource({ windowId, ownTabId }: PanelPlace): TabSource {
  return {
    async findActiveTab() {
      const [tab] = await browser.tabs.query({ active: true, windowId });
      return tab?.id === undefined || tab.id === ownTabId ? null : tab.id;
    },
    installAgent: (tabId) => installAgent(browser.scripting.executeScript, tabId),
    readPage: (tabId) => requestReading(browser.scripting.executeScript, tabId),
    connect(tabId, onMessage, onGone) {
      const port = browser.tabs.connect(tabId, { name: SELECTION_PORT });
      port.onMessage.addListener(onMessage);
      port.onDisconnect.addListener(() => {
        // Reading it tells Chromium that the error (the page went into the bfcache) is expected.
        void browser.runtime.lastError;
        onGone();
      });
      return () => port.disconnect();
    },
  };
}

/** Calls `onChange` whenever another page may be in front of the user, or may now be read. */
export function watchTabs(windowId: number, onChange: () => void): void {
  browser.tabs.onActivated.addListener((tab) => {
    if (tab.windowId === windowId) onChange();
  });
  browser.tabs.onUpdated.addListener((_tabId, change, tab) => {
    if (change.status && tab.active && tab.windowId === windowId) onChange();
  });
}
