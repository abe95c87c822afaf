import type { Passage, TaskKind } from '../chat/task.ts';
import { chooseSnapshot, type FrameSnapshot } from '../page/frame-snapshot.ts';
import type { PageReading } from '../page/page-reading.ts';
import { READING_TIMEOUT_MS } from '../page/reading-limits.ts';
import { withinTime } from '../page/within-time.ts';
import type { Handoff } from '../store/handoff.ts';

/** A wish for something to happen with the selected text or the page, from a menu or a key. */
export interface Gesture {
  kind: TaskKind;
  tabId: number;
  windowId: number;
  /** The frame the menu was opened in; absent for a key. */
  frameId?: number;
  /** What the browser itself says is selected: without line breaks, perhaps cut, but always there. */
  selectionText: string;
  title: string;
  url: string;
  /** It is about the page as a whole, whatever is selected. */
  isAboutPage?: boolean;
}

/** What a hand-over needs of the world. */
export interface HandOverDeps {
  readFrames(tabId: number, frameId?: number): Promise<FrameSnapshot[]>;
  /** The page in a tab; null when it went away meanwhile. Without it no page is handed over. */
  readPage(tabId: number): Promise<PageReading | null>;
  put(handoff: Handoff): Promise<void>;
  createId(): string;
  /** Milliseconds since 1970. */
  now(): number;
}

/**
 * Leaves what a gesture asks for where the panel of its window finds it. The text is read from the
 * page itself where that is possible, for the browser's own copy has lost its line breaks; where it
 * is not (PDF, another site's frame) the browser's copy serves. Nothing selected, or no words on the
 * page: nothing happens.
 */
export async function handOver(gesture: Gesture, deps: HandOverDeps): Promise<void> {
  const { kind, windowId } = gesture;
  const createdAt = deps.now();
  const passage = await (gesture.isAboutPage ? readPage : readSelection)(gesture, deps);
  if (passage && passage.text !== '') {
    await deps.put({ id: deps.createId(), windowId, kind, passage, createdAt });
  }
}

async function readPage({ tabId }: Gesture, deps: HandOverDeps): Promise<Passage | null> {
  const outcome = await withinTime(deps.readPage(tabId), READING_TIMEOUT_MS);
  if (outcome === 'timeout' || 'error' in outcome || !outcome.value) return null;
  const { text, title, url } = outcome.value;
  return { text, title, url };
}

async function readSelection(gesture: Gesture, deps: HandOverDeps): Promise<Passage> {
  const outcome = await withinTime(deps.readFrames(gesture.tabId, gesture.frameId));
  const frames = typeof outcome === 'object' && 'value' in outcome ? outcome.value : [];
  return choosePassage(gesture, chooseSnapshot(frames));
}

function choosePassage(gesture: Gesture, snapshot: FrameSnapshot | undefined): Passage {
  if (snapshot && snapshot.text !== '') {
    const { text, title, url } = snapshot;
    return { text, title, url };
  }
  return { text: gesture.selectionText.trim(), title: gesture.title, url: gesture.url };
}
