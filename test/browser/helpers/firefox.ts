import { resolve } from 'node:path';
import { launchFirefox, type Marionette } from './marionette.ts';
import { waitFor } from './wait.ts';

const EXTENSION_ID = 'gloss@gloss.example';

/** A function that is sent to the browser as its source: it sees nothing but its arguments. */
type Script<Args extends unknown[], Result> = (...args: Args) => Result | Promise<Result>;

/** A Firefox with Gloss in it. Its calls share one session: await each before the next. */
export interface GlossFirefox {
  /** Opens a page in the tab beside the sidebar. */
  navigate(url: string): Promise<void>;
  /** Runs a function in that page. */
  inPage<Args extends unknown[], Result>(
    script: Script<Args, Result>,
    ...args: Args
  ): Promise<Result>;
  /** Clicks the toolbar button, and waits for the real sidebar. */
  openPanel(): Promise<void>;
  /** Runs a function on the sidebar's window. */
  inPanel<Args extends unknown[], Result>(
    script: Script<[view: Window, ...args: Args], Result>,
    ...args: Args
  ): Promise<Result>;
  /** Runs a function in the settings, which are open in a tab of their own. */
  inSettings<Args extends unknown[], Result>(
    script: Script<Args, Result>,
    ...args: Args
  ): Promise<Result>;
  /** Puts a file of this machine into a file input of the settings. */
  uploadToSettings(selector: string, path: string): Promise<void>;
  /** A picture of the whole window, sidebar and toolbars too, as PNG. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}

/** Starts a headless Firefox with a fresh profile and `.output/firefox-mv3` (or another build). */
export async function launchGlossFirefox(extensionDir?: string): Promise<GlossFirefox> {
  const marionette = await launchFirefox();
  try {
    const path = resolve(extensionDir ?? '.output/firefox-mv3');
    await marionette.send('Addon:Install', { path, temporary: true });
    return { ...(await createClient(createSession(marionette))), close: marionette.close };
  } catch (error) {
    await marionette.close();
    throw error;
  }
}

/*
 * What runs inside Firefox, as source. The first two have the rights of its own user interface; the
 * others run in the settings page, which shares a process with the sidebar.
 */

/** Firefox opens the sidebar of an add-on by itself when it is installed; users' is closed. */
const PREPARE = `(id) => {
  Services.wm.getMostRecentWindow('navigator:browser').SidebarController.hide();
  return WebExtensionPolicy.getByID(id).mozExtensionHostname;
}`;

const CLICK_TOOLBAR_BUTTON = `async (id) => {
  const { ExtensionParent } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionParent.sys.mjs',
  );
  const { extension } = WebExtensionPolicy.getByID(id);
  const button = ExtensionParent.apiManager.global.browserActionFor(extension);
  await button.triggerAction(Services.wm.getMostRecentWindow('navigator:browser'));
}`;

const IS_SIDEBAR_LOADED = `() =>
  browser.extension.getViews({ type: 'sidebar' })[0]?.document.readyState === 'complete'`;

const withSidebar = (source: string) =>
  `(...args) => (${source})(browser.extension.getViews({ type: 'sidebar' })[0], ...args)`;

/** Marionette's own errors lose the message of a rejected promise. */
const toAsyncScript = (source: string) => `
  const args = [...arguments], done = args.pop();
  (async () => (${source})(...args))()
    .then((value) => done({ value }), (error) => done({ error: String(error) }));`;

type Session = ReturnType<typeof createSession>;

/** Marionette's commands in the shapes used here. */
function createSession({ send }: Marionette) {
  const readValue = async <Value>(command: string, params?: object) =>
    ((await send(command, params)) as { value: Value }).value;
  return {
    send,
    readValue,
    async run<Result>(source: string, ...args: unknown[]): Promise<Result> {
      const { value, error } = await readValue<{ value: Result; error?: string }>(
        'WebDriver:ExecuteAsyncScript',
        { script: toAsyncScript(source), args, scriptTimeout: 20_000 },
      );
      if (error !== undefined) throw new Error(error);
      return value;
    },
    async inTab<Result>(handle: string, work: () => Promise<Result>): Promise<Result> {
      await send('WebDriver:SwitchToWindow', { handle, focus: false });
      return work();
    },
    async inChrome<Result>(work: () => Promise<Result>): Promise<Result> {
      await send('Marionette:SetContext', { value: 'chrome' });
      try {
        return await work();
      } finally {
        await send('Marionette:SetContext', { value: 'content' });
      }
    },
  };
}

async function createClient(session: Session): Promise<Omit<GlossFirefox, 'close'>> {
  const { send, readValue, run, inTab, inChrome } = session;
  const page = await readValue<string>('WebDriver:GetWindowHandle');
  const host = await inChrome(() => run<string>(PREPARE, EXTENSION_ID));
  const { handle: settings } = (await send('WebDriver:NewWindow', { type: 'tab' })) as {
    handle: string;
  };
  const navigate = async (handle: string, url: string) => {
    await inTab(handle, () => send('WebDriver:Navigate', { url }));
  };
  await navigate(settings, `moz-extension://${host}/sidepanel.html#settings`);

  return {
    navigate: (url) => navigate(page, url),
    inPage: (script, ...args) => inTab(page, () => run(String(script), ...args)),
    inSettings: (script, ...args) => inTab(settings, () => run(String(script), ...args)),
    inPanel: (script, ...args) => inTab(settings, () => run(withSidebar(String(script)), ...args)),
    async openPanel() {
      await inTab(page, () => inChrome(() => run(CLICK_TOOLBAR_BUTTON, EXTENSION_ID)));
      const isLoaded = () => inTab(settings, () => run<boolean>(IS_SIDEBAR_LOADED));
      await waitFor(isLoaded, { what: 'the sidebar to open' });
    },
    uploadToSettings: (selector, path) =>
      inTab(settings, async () => {
        const query = { using: 'css selector', value: selector };
        const found = await readValue<Record<string, string>>('WebDriver:FindElement', query);
        const [id] = Object.values(found);
        await send('WebDriver:ElementSendKeys', { id, text: path });
      }),
    screenshot: () =>
      inTab(page, async () => {
        const shoot = () => readValue<string>('WebDriver:TakeScreenshot', { full: false });
        return Buffer.from(await inChrome(shoot), 'base64');
      }),
  };
}
