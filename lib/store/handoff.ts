import * as v from 'valibot';
import { TASK_KINDS } from '../chat/task.ts';

const HANDOFF = v.object({
  id: v.string(),
  /** The window whose panel it is for. */
  windowId: v.number(),
  kind: v.picklist(TASK_KINDS),
  passage: v.object({ text: v.string(), title: v.string(), url: v.string() }),
  /** Milliseconds since 1970. */
  createdAt: v.number(),
});

/** A request made outside the panel, on its way into it. */
export type Handoff = v.InferOutput<typeof HANDOFF>;

/** The part of `storage.session` that is used. */
export interface SessionArea {
  get(keys: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Requests on their way from a gesture to the panel of its window. */
export interface HandoffStore {
  put(handoff: Handoff): Promise<void>;
  /** Those for one window, oldest first. They stay until taken. */
  list(windowId: number): Promise<Handoff[]>;
  /** Removes one; false when it was gone. Of several callers in one context, one gets true. */
  take(handoffId: string): Promise<boolean>;
}

const PREFIX = 'handoff:';

/**
 * A {@link HandoffStore} over `storage.session`, which survives the worker's sleep and is cleared
 * with the browser. One key a hand-over, so that two gestures never write over each other.
 */
export function createHandoffStore(area: SessionArea): HandoffStore {
  let lastTake: Promise<unknown> = Promise.resolve();

  async function takeNow(key: string): Promise<boolean> {
    const found = await area.get(key);
    if (!(key in found)) return false;
    await area.remove(key);
    return true;
  }

  return {
    put: (handoff) => area.set({ [PREFIX + handoff.id]: handoff }),
    async list(windowId) {
      const items = Object.entries(await area.get(null));
      return items
        .filter(([key]) => key.startsWith(PREFIX))
        .map(([, value]) => v.safeParse(HANDOFF, value))
        .flatMap((result) => (result.success ? [result.output] : []))
        .filter((handoff) => handoff.windowId === windowId)
        .toSorted((left, right) => left.createdAt - right.createdAt);
    },
    take(handoffId) {
      const taken = lastTake.then(() => takeNow(PREFIX + handoffId));
      // One after the other, whether or not the one before succeeded.
      lastTake = taken.catch(() => false);
      return taken;
    },
  };
}
