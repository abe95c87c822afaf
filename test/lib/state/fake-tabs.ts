import type { FrameSnapshot } from '../../../lib/page/frame-snapshot.ts';
import type { PageReading } from '../../../lib/page/page-reading.ts';
import type { TabSource } from '../../../lib/state/page-store.ts';

interface Listener {
  onMessage: (message: unknown) => void;
  onGone: () => void;
}

/** What an agent says; only what matters to the test is named. */
export function makeMessage(text: string, changes: object = {}) {
  return {
    type: 'selection-change',
    frame: 'main',
    text,
    length: text.length,
    title: 'Page',
    url: 'https://a.test/',
    contentType: 'text/html',
    ...changes,
  };
}

/** What a look at one frame gives. */
export function makeSnapshot(contentType = 'text/html'): FrameSnapshot {
  const { type: _, ...snapshot } = makeMessage('');
  return { ...snapshot, contentType };
}

/** What reading a page gives. */
export function makeReading(text: string, changes: Partial<PageReading> = {}): PageReading {
  return {
    text,
    title: 'Page',
    url: 'https://a.test/',
    contentType: 'text/html',
    hiddenCharacters: 0,
    isCut: false,
    ...changes,
  };
}

/** Tabs whose agents speak when the test says so. */
export function createFakeTabs() {
  const listeners = new Map<number, Set<Listener>>();
  const world = {
    /** The tab in front, or null. */
    active: 1 as number | null,
    /** What installing the agent comes to; can be replaced by the test. */
    install: (_tabId: number): Promise<FrameSnapshot[]> => Promise.resolve([makeSnapshot()]),
    /** What reading the page comes to. */
    read: (_tabId: number): Promise<PageReading | null> => Promise.resolve(makeReading('# Words')),
    /** How many ports are open to a tab. */
    countPorts: (tabId: number) => listeners.get(tabId)?.size ?? 0,
    say(tabId: number, message: unknown) {
      for (const { onMessage } of listeners.get(tabId) ?? []) onMessage(message);
    },
    navigate(tabId: number) {
      const gone = [...(listeners.get(tabId) ?? [])];
      listeners.delete(tabId);
      for (const { onGone } of gone) onGone();
    },
  };
  const tabs: TabSource = {
    findActiveTab: () => Promise.resolve(world.active),
    installAgent: (tabId) => world.install(tabId),
    readPage: (tabId) => world.read(tabId),
    connect(tabId, onMessage, onGone) {
      const listener = { onMessage, onGone };
      const all = listeners.get(tabId) ?? new Set();
      listeners.set(tabId, all.add(listener));
      return () => void all.delete(listener);
    },
  };
  return { world, tabs };
}
