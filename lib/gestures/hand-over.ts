import type { Passage, TaskKind } from '../chat/task.ts';
import { chooseSnapshot, type FrameSnapshot } from '../page/frame-snapshot.ts';
import { withinTime } from '../page/within-time.ts';
import type { Handoff } from '../store/handoff.ts';

/** A wish for something to happen with the selected text, from a menu or a key. */
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
}

/** What a hand-over needs of the world. */
export interface HandOverDeps {
  readFrames(tabId: number, frameId?: number): Promise<FrameSnapshot[]>;
  put(handoff: Handoff): Promise<void>;
  createId(): string;
  /** Milliseconds since 1970. */
  now(): number;
}

/**
 * Leaves what a gesture asks for where the panel of its window finds it. The text is read from the
 * page itself where that is possible, for the browser's own copy has lost its line breaks; where it
 * is not (PDF, another site's frame) the browser's copy serves. Nothing selected: nothing happens.
 */
export async function handOver(gesture: Gesture, deps: HandOverDeps): Promise<void> {
  const { kind, tabId, windowId, frameId } = gesture;
  const createdAt = deps.now();
  const outcome = await withinTime(deps.readFrames(tabId, frameId));
  const frames = typeof outcome === 'object' && 'value' in outcome ? outcome.value : [];
  const passage = choosePassage(gesture, chooseSnapshot(frames));
  if (passage.text !== '') {
    await deps.put({ id: deps.createId(), windowId, kind, passage, createdAt });
  }
}

function choosePassage(gesture: Gesture, snapshot: FrameSnapshot | undefined): Passage {
  if (snapshot && snapshot.text !== '') {
    const { text, title, url } = snapshot;
    return { text, title, url };
  }
  return { text: gesture.selectionText.trim(), title: gesture.title, url: gesture.url };
}
