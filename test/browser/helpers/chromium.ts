import { resolve } from 'node:path';
import puppeteer, { TargetType, type Browser, type Page, type WebWorker } from 'puppeteer-core';
import { findChromium } from '../../tools/browsers.mjs';
import { CHROMIUM_FLAGS } from './chromium-flags.ts';
import { waitFor } from './wait.ts';

/** How to start {@link launchGloss}. */
export interface LaunchOptions {
  /** An unpacked extension; `.output/chrome-mv3` unless told. */
  extensionDir?: string;
  /** `host:port` of a proxy that sees every request, those to 127.0.0.1 too. */
  proxy?: string;
  /** More command-line flags. */
  args?: readonly string[];
  /** Width of the window in pixels. */
  width?: number;
}

/**
 * A Chromium with Gloss in it and a fresh profile. The debugger is attached to the worker, so the
 * worker never falls asleep here; what needs that is in raw-cdp.ts.
 */
export interface GlossBrowser {
  readonly browser: Browser;
  readonly extensionId: string;
  /** The tab the browser started with. */
  readonly page: Page;
  /** Clicks the toolbar icon on a tab ({@link page} unless told); resolves to the docked panel. */
  openPanel(page?: Page): Promise<Page>;
  /** The docked panels that are open; pages of Gloss in tabs are not among them. */
  panels(): Promise<Page[]>;
  /** Opens the panel's page in a tab, for example at `#settings`. */
  openInTab(hash?: string): Promise<Page>;
  /** The background worker; waits for it when it is not running. */
  worker(): Promise<WebWorker>;
  /** Kills the background worker, as the browser does when it runs short of memory. */
  killWorker(): Promise<void>;
  /** Grants a host, for example `http://127.0.0.1/*`, which headless can ask nobody for. */
  grantHost(pattern: string): Promise<void>;
  /** Lets Gloss into private windows; it is started anew for that. */
  allowPrivateWindows(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a Chromium with Gloss. */
export async function launchGloss(options: LaunchOptions = {}): Promise<GlossBrowser> {
  const extensionDir = resolve(options.extensionDir ?? '.output/chrome-mv3');
  const browser = await puppeteer.launch({
    executablePath: findChromium(),
    headless: true,
    // They take room, as they do for most users.
    ignoreDefaultArgs: ['--hide-scrollbars'],
    pipe: true,
    defaultViewport: null,
    enableExtensions: [extensionDir],
    args: [
      ...CHROMIUM_FLAGS,
      `--window-size=${options.width ?? 1280},800`,
      // Without the second flag Chromium takes loopback addresses past every proxy.
      ...(options.proxy
        ? [`--proxy-server=http://${options.proxy}`, '--proxy-bypass-list=<-loopback>']
        : []),
      ...(options.args ?? []),
    ],
  });
  try {
    return await openGloss(browser);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function openGloss(browser: Browser): Promise<GlossBrowser> {
  const extension = await waitFor(async () => [...(await browser.extensions()).values()][0], {
    what: 'the extension to be loaded',
  });
  const base = `chrome-extension://${extension.id}`;
  const [page] = await browser.pages();
  if (!page) throw new Error('the browser started without a tab');

  const panels = () => findPanels(browser, base);
  const worker = async () => {
    const target = await browser.waitForTarget(
      (candidate) =>
        candidate.type() === TargetType.SERVICE_WORKER && candidate.url().startsWith(base),
    );
    const running = await target.worker();
    if (!running) throw new Error('the worker went away');
    return running;
  };
  // A click before the worker has run its script would find no listener, and be lost.
  const isListening = async () =>
    (await worker()).evaluate(() => chrome.action.onClicked.hasListeners());
  await waitFor(isListening, { what: 'the worker to listen' });

  const openInTab = async (hash = '') => {
    const tab = await browser.newPage();
    await tab.goto(`${base}/sidepanel.html${hash}`);
    return tab;
  };
  return {
    browser,
    extensionId: extension.id,
    page,
    panels,
    openInTab,
    async openPanel(tab = page) {
      await tab.bringToFront();
      await tab.triggerExtensionAction(extension);
      const windowId = await tab.windowId();
      return waitFor(() => findInWindow(panels(), windowId), { what: 'the panel to open' });
    },
    worker,
    async killWorker() {
      await (await worker()).close();
    },
    async grantHost(pattern) {
      await inExtensionsPage(browser, (tab) =>
        tab.evaluate(addHostPermission, extension.id, pattern),
      );
    },
    async allowPrivateWindows() {
      await inExtensionsPage(browser, (tab) => tab.evaluate(allowIncognito, extension.id));
    },
    close: () => browser.close(),
  };
}

/** Only a page in a tab knows a current tab; the docked panel has none. */
async function findPanels(browser: Browser, base: string): Promise<Page[]> {
  const targets = browser
    .targets()
    .filter((target) => target.url().startsWith(`${base}/sidepanel`));
  const pages = await Promise.all(targets.map((target) => target.asPage()));
  const docked = await Promise.all(pages.map(isDocked));
  return pages.filter((_page, index) => docked[index]);
}

async function isDocked(page: Page): Promise<boolean> {
  try {
    return await page.evaluate(async () => !(await chrome.tabs.getCurrent()));
  } catch {
    return false; // It closed while it was asked.
  }
}

async function findInWindow(panels: Promise<Page[]>, windowId: string): Promise<Page | undefined> {
  for (const panel of await panels) {
    const own = await panel.evaluate(async () => (await chrome.windows.getCurrent()).id);
    if (String(own) === windowId) return panel;
  }
  return undefined;
}

async function inExtensionsPage(
  browser: Browser,
  work: (tab: Page) => Promise<void>,
): Promise<void> {
  const tab = await browser.newPage();
  await tab.goto('chrome://extensions', { waitUntil: 'domcontentloaded' });
  await work(tab);
  await tab.close();
}

async function allowIncognito(extensionId: string): Promise<void> {
  const { updateExtensionConfiguration, updateProfileConfiguration } = chrome.developerPrivate;
  // Else the browser does not start it again.
  await updateProfileConfiguration({ inDeveloperMode: true });
  await updateExtensionConfiguration({ extensionId, incognitoAccess: true });
}

function addHostPermission(extensionId: string, pattern: string): Promise<void> {
  return chrome.developerPrivate.addHostPermission(extensionId, pattern);
}
