import { browser, openPanel } from '../../lib/browser.ts';
import { handOver, type Gesture } from '../../lib/gestures/hand-over.ts';
import { createMenu, PAGE_ENTRY, toTaskKind } from '../../lib/gestures/menu.ts';
import { resolveLanguage } from '../../lib/i18n/languages.ts';
import { createTranslate } from '../../lib/i18n/translate.ts';
import { requestReading } from '../../lib/page/request-reading.ts';
import { installAgent } from '../../lib/page/install-agent.ts';
import type { HandoffStore } from '../../lib/store/handoff.ts';
import { openDatabase } from '../../lib/store/database.ts';
import { createSettingsStorage } from '../../lib/store/settings.ts';

interface Tab {
  id?: number | undefined;
  windowId?: number | undefined;
  title?: string | undefined;
  url?: string | undefined;
}

/** Wires the toolbar icon, the keys and the context menu. Each opens the panel before all else. */
export function listenToGestures(handoffs: HandoffStore): void {
  const act = async (
    { id: tabId, windowId, title = '', url = '' }: Tab,
    wish?: Pick<Gesture, 'kind' | 'selectionText' | 'isAboutPage'> & { frameId?: number },
  ) => {
    if (tabId === undefined || windowId === undefined) return;
    openPanel(windowId).catch(() => {
      // The browser saw no gesture: the wish waits until the user opens the panel.
    });
    announceAccess(windowId);
    if (wish) await handOver({ tabId, windowId, title, url, ...wish }, handOverDeps(handoffs));
  };

  browser.action.onClicked.addListener((tab) => void act(tab));

  browser.commands.onCommand.addListener((command, tab) => {
    if (command !== 'summarize-selection' || !tab) return;
    void act(tab, { kind: 'summarize', selectionText: '' });
  });

  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText = '', frameId }, tab) => {
    const kind = toTaskKind(menuItemId);
    if (!kind || !tab) return;
    const isAboutPage = menuItemId === PAGE_ENTRY;
    void act(tab, {
      kind,
      selectionText,
      isAboutPage,
      ...(frameId === undefined ? {} : { frameId }),
    });
  });

  browser.runtime.onInstalled.addListener(() => {
    void createSettingsStorage(openDatabase)
      .read()
      .then(({ preferences: { language } }) =>
        createMenu(
          browser.contextMenus,
          createTranslate(resolveLanguage(language, navigator.languages)),
        ),
      );
  });
}

/** Tells open panels that a gesture has just granted them the page. */
function announceAccess(windowId: number): void {
  browser.runtime.sendMessage({ type: 'access-granted', windowId }).catch(() => {
    // No panel is open to hear it; the one that opens looks at the page itself.
  });
}

function handOverDeps(handoffs: HandoffStore): Parameters<typeof handOver>[1] {
  return {
    readFrames: (tabId, frameId) => installAgent(browser.scripting.executeScript, tabId, frameId),
    readPage: (tabId) => requestReading(browser.scripting.executeScript, tabId),
    put: handoffs.put,
    createId: () => crypto.randomUUID(),
    now: Date.now,
  };
}
