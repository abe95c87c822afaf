import { computed, signal, type ReadonlySignal } from '@preact/signals';
import * as v from 'valibot';
import { fitText } from '../chat/context-budget.ts';
import type { Passage } from '../chat/task.ts';
import { toUnreadableReason, type UnreadableReason } from '../page/access.ts';
import { SELECTION_MESSAGE, type FrameSnapshot } from '../page/frame-snapshot.ts';
import type { PageReading } from '../page/page-reading.ts';
import { withinTime } from '../page/within-time.ts';
import { createPageUser, type PageUse } from './page-use.ts';

/** What Gloss may see of the active tab. */
export type PageAccess =
  { status: 'reading' } | { status: 'ready' } | { status: 'unreadable'; reason: UnreadableReason };

/** The text a question is about: what is selected on the active page, or the page itself. */
export interface PageSelection {
  passage: Passage;
  /** How many characters were selected; more than `passage.text` holds when it was cut. */
  selectedLength: number;
  /** The model takes no more of it than `passage.text`. */
  isCutToFit?: boolean;
  /** What was read of the page, when it is the page itself and no selection. */
  reading?: PageReading;
}

/** The active page of this window and what is selected on it. */
export interface PageStore {
  readonly access: ReadonlySignal<PageAccess>;
  /**
   * What is selected, or was handed over; else the page, when the user has chosen to use it. Null
   * when there is neither, or the user has removed it.
   */
  readonly selection: ReadonlySignal<PageSelection | null>;
  /** Puts the selection aside until another one is made. */
  removeSelection(): void;
  /** Shows text that was picked by a gesture, until something else is selected or it is removed. */
  offer(passage: Passage): void;
  /** Whether the page itself is used; a selection goes before it. */
  readonly use: ReadonlySignal<PageUse>;
  /** Reads the page, and uses it until the user removes it or leaves it. */
  usePage(): Promise<void>;
  removePage(): void;
}

/** The tabs of the panel's window, as the browser gives them. */
export interface TabSource {
  /** The active tab, or null when there is none that a panel can be about. */
  findActiveTab(): Promise<number | null>;
  /** Starts the selection agent in all frames that may be read. Rejects as the browser refuses. */
  installAgent(tabId: number): Promise<FrameSnapshot[]>;
  /** Reads the page; null when it went away meanwhile. Rejects as the browser refuses. */
  readPage(tabId: number): Promise<PageReading | null>;
  /** Listens to the agents of a tab until closed. `onGone` runs when the page went away. */
  connect(tabId: number, onMessage: (message: unknown) => void, onGone: () => void): () => void;
}

/** A {@link PageStore} that is told when to look. */
export interface LivePageStore extends PageStore {
  /**
   * Looks at the active tab: at the start, when it changes or has loaded, when a gesture has just
   * granted it (`isGranted`). A page refused even then is one that no gesture can open.
   */
  look(isGranted?: boolean): Promise<void>;
}

/**
 * A {@link LivePageStore}. `getRoom` gives the number of tokens a passage may have for the model in
 * use, and reads signals; without it there is no limit, as on this device.
 */
export function createPageStore(
  tabs: TabSource,
  getRoom: () => number = () => Number.POSITIVE_INFINITY,
): LivePageStore {
  const access = signal<PageAccess>({ status: 'reading' });
  const live = signal<PageSelection | null>(null);
  const offered = signal<PageSelection | null>(null);
  const removedText = signal<string | null>(null);
  const pageUser = createPageUser(tabs.readPage);
  const wholePage = computed(() => {
    const reading = pageUser.reading.value;
    return reading && fromReading(reading);
  });
  let visit = 0;
  let tabId: number | null = null;
  let leave = () => {};

  const show = (snapshot: Selected) => {
    if (snapshot.text !== removedText.peek()) removedText.value = null;
    if (snapshot.text !== '') offered.value = null;
    live.value = snapshot.text === '' ? null : toSelection(snapshot);
  };

  /** Follows all frames of the tab; the one that changed last speaks, if it has text. */
  const follow = (id: number) => {
    const frames = new Map<string, Selected>();
    leave = tabs.connect(
      id,
      (message) => {
        const result = v.safeParse(SELECTION_MESSAGE, message);
        if (!result.success) return;
        const { frame } = result.output;
        frames.delete(frame);
        frames.set(frame, result.output);
        const newestFirst = [...frames.values()].toReversed();
        show(newestFirst.find(({ text }) => text !== '') ?? result.output);
      },
      () => {
        live.value = null;
        pageUser.drop();
      },
    );
  };

  const refuse = (reason: UnreadableReason) => {
    live.value = null;
    pageUser.drop();
    access.value = { status: 'unreadable', reason };
  };

  async function look(isGranted = false): Promise<void> {
    const thisVisit = ++visit;
    const found = await tabs.findActiveTab();
    if (thisVisit !== visit) return;
    leave();
    leave = () => {};
    if (found !== tabId) {
      live.value = null;
      pageUser.drop();
      // What was handed over before the first look is about this very tab.
      if (tabId !== null) offered.value = null;
      tabId = found;
      access.value = { status: 'reading' };
    }
    if (found === null) return refuse('browser-page');
    const outcome = await withinTime(tabs.installAgent(found));
    if (thisVisit !== visit) return;
    if (outcome === 'timeout') return refuse('loading');
    if ('error' in outcome) {
      const reason = toUnreadableReason(outcome.error);
      return refuse(isGranted && reason === 'not-granted' ? 'browser-page' : reason);
    }
    // A page with a PDF inside has text of its own.
    if (outcome.value.every(({ contentType }) => contentType === 'application/pdf')) {
      return refuse('pdf');
    }
    access.value = { status: 'ready' };
    pageUser.keepAt(outcome.value.map(({ url }) => url));
    follow(found);
  }

  return {
    access,
    selection: computed(() => {
      const selection = offered.value ?? live.value;
      const isRemoved = selection?.passage.text === removedText.value;
      const chosen = selection && !isRemoved ? selection : wholePage.value;
      return chosen && fit(chosen, getRoom());
    }),
    removeSelection() {
      removedText.value = (live.peek() ?? offered.peek())?.passage.text ?? null;
      offered.value = null;
    },
    offer(passage) {
      removedText.value = null;
      offered.value = { passage, selectedLength: passage.text.length };
    },
    use: pageUser.use,
    async usePage() {
      if (tabId !== null) await pageUser.read(tabId);
    },
    removePage: pageUser.drop,
    look,
  };
}

function fromReading(reading: PageReading): PageSelection {
  const { text, title, url } = reading;
  return { passage: { text, title, url }, selectedLength: text.length, reading };
}

/** The same while it fits: a passage that stays itself need not be sent again. */
function fit(selection: PageSelection, roomTokens: number): PageSelection {
  const text = fitText(selection.passage.text, roomTokens);
  if (text.length === selection.passage.text.length) return selection;
  return { ...selection, passage: { ...selection.passage, text }, isCutToFit: true };
}

type Selected = Pick<FrameSnapshot, 'text' | 'length' | 'title' | 'url'>;

function toSelection({ text, length, title, url }: Selected): PageSelection {
  return { passage: { text, title, url }, selectedLength: length };
}
