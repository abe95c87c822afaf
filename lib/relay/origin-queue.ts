/**
 * Most answers that stream from one origin at a time. Browsers open six connections to an HTTP/1.1
 * host and hold the rest back in silence (trust.md 3.2); two stay free for lists and tests.
 */
export const MAX_STREAMS_PER_ORIGIN = 4;

/** Lets as many answers stream from an origin as it takes; the rest wait in order. */
export interface OriginQueue {
  /**
   * Resolves when it is this one's turn, with the function that ends the turn; `onQueued` is called
   * at once if it has to wait. Rejects with the reason of `signal`, and is out of the queue then.
   */
  take(origin: string, signal: AbortSignal, onQueued: () => void): Promise<() => void>;
}

/** An {@link OriginQueue} in which nobody stands yet. */
export function createOriginQueue(): OriginQueue {
  const running = new Map<string, number>();
  const waiting = new Map<string, Set<() => void>>();

  const give = (origin: string) => {
    const line = waiting.get(origin);
    const [next] = line ?? [];
    if (next) {
      line?.delete(next);
      next(); // The turn is passed on: as many run as before.
      return;
    }
    const left = (running.get(origin) ?? 1) - 1;
    if (left > 0) running.set(origin, left);
    else running.delete(origin);
    waiting.delete(origin);
  };

  const waitInLine = (origin: string, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const line = waiting.get(origin) ?? new Set();
      waiting.set(origin, line.add(resolve));
      const leave = () => {
        // One whose turn has come holds it until it gives it back.
        if (line.delete(resolve)) reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
    });

  return {
    async take(origin, signal, onQueued) {
      signal.throwIfAborted();
      const ahead = running.get(origin) ?? 0;
      if (ahead < MAX_STREAMS_PER_ORIGIN) {
        running.set(origin, ahead + 1);
      } else {
        onQueued();
        await waitInLine(origin, signal);
      }
      let isGiven = false;
      return () => {
        if (!isGiven) give(origin);
        isGiven = true;
      };
    },
  };
}
