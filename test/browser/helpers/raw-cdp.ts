import { EventEmitter } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { WebSocket } from 'ws';
import { findChromium } from '../../tools/browsers.mjs';
import { createProfile, startBrowser } from './browser-process.ts';
import { CHROMIUM_FLAGS } from './chromium-flags.ts';
import { waitFor } from './wait.ts';

/** A target as `Target.getTargets` tells it. */
export interface TargetInfo {
  targetId: string;
  /** `page`, `tab`, `service_worker` and others. */
  type: string;
  url: string;
}

/** A page the debugger is attached to. */
export interface AttachedPage {
  readonly targetId: string;
  readonly sessionId: string;
}

/**
 * A Chromium with Gloss, driven over the DevTools protocol with the debugger attached to nothing
 * but the pages asked for: a worker under a debugger never falls asleep, so whatever is about its
 * life has to be tested from here.
 */
export interface RawChromium {
  readonly extensionId: string;
  send(method: string, params?: object, sessionId?: string): Promise<Record<string, unknown>>;
  targets(): Promise<TargetInfo[]>;
  attach(targetId: string): Promise<AttachedPage>;
  /** Hears every event of one name, of whichever page. */
  on(event: string, listener: (params: Record<string, unknown>) => void): void;
  /** Opens a tab, in a window of its own if told so, and waits until it has loaded. */
  openPage(url: string, options?: { newWindow?: boolean }): Promise<AttachedPage>;
  /** Runs `expression` in a page as if a user had clicked; resolves to its (awaited) value. */
  evaluate<Value>(page: AttachedPage, expression: string): Promise<Value>;
  /** Clicks the toolbar icon on a tab, opening the panel, and attaches to that. */
  openPanel(page: AttachedPage): Promise<AttachedPage>;
  isWorkerAlive(): Promise<boolean>;
  /** Stops the worker, as 30 idle seconds do. */
  stopWorker(): Promise<void>;
  /** Kills the worker once, in one of two ways; a page may have started another one by the end. */
  killWorker(way: KillWay): Promise<void>;
  /** Ends the browser by a signal and starts another one with the same profile. */
  restart(signal: NodeJS.Signals): Promise<RawChromium>;
  close(): Promise<void>;
}

/** `Target.closeTarget` on the worker, or `ServiceWorker.stopAllWorkers` from a page. */
export type KillWay = 'closeTarget' | 'stopAllWorkers';

/** Starts one with a fresh profile; `.output/chrome-mv3` unless told another extension. */
export async function launchRawChromium(extensionDir?: string): Promise<RawChromium> {
  return launchIn(await createProfile(), resolve(extensionDir ?? '.output/chrome-mv3'));
}

async function launchIn(profile: string, path: string): Promise<RawChromium> {
  await rm(join(profile, DEBUGGER_FILE), { force: true }); // That of a browser before this one.
  const { close, end } = startBrowser(findChromium(), profile, [
    ...CHROMIUM_FLAGS,
    '--headless=new',
    '--enable-unsafe-extension-debugging',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--window-size=1280,800',
    'about:blank',
  ]);
  try {
    const url = await waitFor(() => readDebuggerUrl(profile), {
      what: 'Chromium to listen',
      timeoutMs: START_TIMEOUT_MS,
    });
    const connection = await connect(url);
    const { id } = await connection.send('Extensions.loadUnpacked', { path });
    const client = createClient(connection, String(id));
    const firstPage = await waitForInstall(connection, client);
    return {
      ...client,
      on: connection.on,
      killWorker: (way) => killWorker(client, way, firstPage),
      async restart(signal) {
        await end(signal);
        return launchIn(profile, path);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What takes a second, and much longer on a busy machine. */
const START_TIMEOUT_MS = 30_000;

const DEBUGGER_FILE = 'DevToolsActivePort';

/** Chromium writes its port and path into the profile once it listens. */
async function readDebuggerUrl(profile: string): Promise<string | null> {
  const file = await readFile(join(profile, DEBUGGER_FILE), 'utf8');
  const [port, path] = file.split('\n');
  return path ? `ws://127.0.0.1:${port}${path}` : null;
}

interface Connection {
  send: RawChromium['send'];
  on: RawChromium['on'];
}

/** An answer, which has an id, or an event, which has a method. */
interface Reply {
  id?: number;
  method?: string;
  params?: Record<string, unknown>;
  error?: { message: string };
  result?: Record<string, unknown>;
}

async function connect(url: string): Promise<Connection> {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  await new Promise((done, fail) => socket.once('open', done).once('error', fail));
  const waiting = new Map<number, (reply: Reply) => void>();
  const events = new EventEmitter();
  let lastId = 0;
  socket.on('message', (data: Buffer) => {
    const reply = JSON.parse(data.toString()) as Reply;
    if (reply.method) events.emit(reply.method, reply.params);
    if (reply.id === undefined) return;
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  socket.on('close', () => {
    for (const answer of waiting.values()) answer({ error: { message: 'the browser closed' } });
  });
  return {
    on: (event, listener) => void events.on(event, listener),
    send: (method, params = {}, sessionId) =>
      new Promise((done, fail) => {
        lastId += 1;
        waiting.set(lastId, ({ error, result }) => {
          if (error) fail(new Error(`${method}: ${error.message}`));
          else done(result ?? {});
        });
        socket.send(JSON.stringify({ id: lastId, method, params, sessionId }));
      }),
  };
}

/** A worker that is stopped while it is being installed is started again, and again. */
async function waitForInstall(
  { on, send }: Connection,
  { targets, attach }: Client,
): Promise<AttachedPage> {
  let isInstalled = false;
  on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    isInstalled ||= (versions as { status: string }[]).some(({ status }) => status === 'activated');
  });
  const first = await waitFor(async () => (await targets()).find(({ type }) => type === 'page'), {
    what: 'the first tab',
  });
  const page = await attach(first.targetId);
  await send('ServiceWorker.enable', {}, page.sessionId);
  await waitFor(() => isInstalled, {
    what: 'the worker to be installed',
    timeoutMs: START_TIMEOUT_MS,
  });
  return page;
}

async function killWorker(
  { send, findWorker }: Client,
  way: KillWay,
  { sessionId }: AttachedPage,
): Promise<void> {
  const { targetId } = await waitFor(findWorker, { what: 'a worker to kill' });
  if (way === 'closeTarget') await send('Target.closeTarget', { targetId });
  else await send('ServiceWorker.stopAllWorkers', {}, sessionId);
  const isGone = async () => (await findWorker())?.targetId !== targetId;
  await waitFor(isGone, { what: 'the worker to be killed' });
}

const IS_LOADED = `location.href !== 'about:blank' && document.readyState === 'complete'`;

/** A click on an extension that is just being loaded is lost. */
const CLICK_TIMEOUT_MS = 2000;

/** What needs nothing but the connection. */
type Client = Omit<RawChromium, 'on' | 'killWorker' | 'restart' | 'close'> & {
  findWorker(): Promise<TargetInfo | undefined>;
};

function createClient({ send }: Connection, extensionId: string): Client {
  const base = `chrome-extension://${extensionId}/`;
  const targets = async () => {
    // Without the empty filter `tab` targets are left out.
    const { targetInfos } = await send('Target.getTargets', { filter: [{}] });
    return targetInfos as TargetInfo[];
  };
  const attach = async (targetId: string) => {
    const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
    return { targetId, sessionId: String(sessionId) };
  };
  const evaluate = async <Value>(page: AttachedPage, expression: string) => {
    const options = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
    const { result, exceptionDetails } = await send('Runtime.evaluate', options, page.sessionId);
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { value: Value }).value;
  };
  const waitForLoad = (page: AttachedPage) =>
    waitFor(() => evaluate(page, IS_LOADED), {
      what: 'a page to load',
      timeoutMs: START_TIMEOUT_MS,
    });
  const findWorker = async () =>
    (await targets()).find(({ type, url }) => type === 'service_worker' && url.startsWith(base));
  return {
    extensionId,
    send,
    targets,
    attach,
    evaluate,
    findWorker,
    isWorkerAlive: async () => (await findWorker()) !== undefined,
    async openPage(url, options) {
      const { targetId } = await send('Target.createTarget', { url, ...options });
      const page = await attach(String(targetId));
      await waitForLoad(page);
      return page;
    },
    async openPanel(page) {
      const before = await targets();
      const url = before.find(({ targetId }) => targetId === page.targetId)?.url;
      const tab = before.findLast((target) => target.type === 'tab' && target.url === url);
      if (!tab) throw new Error('the page is in no tab');
      const known = new Set(before.map(({ targetId }) => targetId));
      const isPanel = (target: TargetInfo) =>
        target.url.startsWith(`${base}sidepanel.html`) && !known.has(target.targetId);
      const find = async () => (await targets()).find(isPanel);
      const click = async () => {
        await send('Extensions.triggerAction', { id: extensionId, targetId: tab.targetId });
        return waitFor(find, { what: 'the panel', timeoutMs: CLICK_TIMEOUT_MS });
      };
      const opened = await waitFor(click, {
        what: 'the panel to open',
        timeoutMs: START_TIMEOUT_MS,
      });
      const panel = await attach(opened.targetId);
      await waitForLoad(panel);
      return panel;
    },
    async stopWorker() {
      const stop = async () => {
        const running = await findWorker();
        if (running) await send('Target.closeTarget', { targetId: running.targetId });
        return !running;
      };
      await waitFor(stop, { what: 'the worker to stop' });
    },
  };
}
