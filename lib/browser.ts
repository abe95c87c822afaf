import browser from 'webextension-polyfill';

/** The part of Chromium's `chrome.sidePanel` that we use; the polyfill's types have none. */
interface SidePanel {
  open(options: { windowId: number }): Promise<void>;
}

const { sidePanel } = browser as typeof browser & { sidePanel?: SidePanel };

/**
 * Opens the docked panel of a window: Chromium's side panel, Firefox's sidebar. It must be the
 * first, synchronous call in the handler of a user's gesture; both browsers refuse it after an
 * `await`. Resolves when the panel is there (Firefox has one sidebar a window and ignores the id).
 */
export function openPanel(windowId: number): Promise<void> {
  return sidePanel ? sidePanel.open({ windowId }) : browser.sidebarAction.open();
}

/** The WebExtensions API; the polyfill wraps Chromium's where that has no promises of its own. */
export { browser };
