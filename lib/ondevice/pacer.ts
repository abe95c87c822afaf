/** How long one slice of work may hold the thread; a Stop waits no longer than this. */
const SLICE_MS = 30;

/** Lets long work breathe: loops ask `isDue()` as often as they like, and rest when it is. */
export interface Pacer {
  /** True once the current slice has had its {@link SLICE_MS}. */
  isDue(): boolean;
  /** Gives way to whatever waits in the event loop. @throws the signal's reason after an abort. */
  rest(): Promise<void>;
}

/** A {@link Pacer} that stops at the first rest after `signal` has aborted. */
export function createPacer(signal: AbortSignal): Pacer {
  let sliceStart = performance.now();
  return {
    isDue: () => performance.now() - sliceStart > SLICE_MS,
    async rest() {
      signal.throwIfAborted();
      await new Promise((resolve) => setTimeout(resolve, 0));
      signal.throwIfAborted();
      sliceStart = performance.now();
    },
  };
}
