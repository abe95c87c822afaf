import { GlossError } from '../../errors.ts';

/** Calls back once, after so many milliseconds; returns what calls that off. */
export type StartTimer = (delayMs: number, onEnd: () => void) => () => void;

/** The {@link StartTimer} of the browser. */
export const startTimer: StartTimer = (delayMs, onEnd) => {
  const timer = setTimeout(onEnd, delayMs);
  return () => clearTimeout(timer);
};

/** Waits for work that may never settle, and may not heed an abort. */
export interface Patience {
  /**
   * The outcome of `work`. Rejects with the signal's reason at once after an abort.
   * @throws {GlossError} `timeout` once `limitMs` have passed since the start or the last `renew`.
   */
  within<Value>(work: Promise<Value>, limitMs: number): Promise<Value>;
  /** There was a sign of life: the limit of the newest wait begins anew. */
  renew(): void;
}

/** {@link Patience} that ends with `signal`. */
export function createPatience(signal: AbortSignal, start: StartTimer): Patience {
  let renew = () => {};
  return {
    renew: () => renew(),
    within: (work, limitMs) =>
      new Promise((resolve, reject) => {
        let stopTimer = () => {};
        const end = (settle: () => void) => {
          stopTimer();
          renew = () => {};
          signal.removeEventListener('abort', onAbort);
          settle();
        };
        const onAbort = () => end(() => reject(signal.reason));
        const onLimit = () => end(() => reject(new GlossError('timeout', 'The model is silent')));
        renew = () => {
          stopTimer();
          stopTimer = start(limitMs, onLimit);
        };
        renew();
        signal.addEventListener('abort', onAbort);
        work.then(
          (value) => end(() => resolve(value)),
          (error: unknown) => end(() => reject(error)),
        );
        if (signal.aborted) onAbort();
      }),
  };
}
