import type { StartTimer } from '../../lib/ondevice/built-in/patience.ts';

/** Timers that end when the test says so. */
export interface HandTimers {
  startTimer: StartTimer;
  /** Delays of the timers that run, in milliseconds. */
  readonly delays: number[];
  /** Lets so much time pass. */
  advance(ms: number): void;
}

/** {@link HandTimers} that stand at zero. */
export function createHandTimers(): HandTimers {
  const running = new Map<symbol, { endsAt: number; delayMs: number; onEnd: () => void }>();
  let nowMs = 0;
  return {
    startTimer(delayMs, onEnd) {
      const id = Symbol('timer');
      running.set(id, { endsAt: nowMs + delayMs, delayMs, onEnd });
      return () => running.delete(id);
    },
    get delays() {
      return [...running.values()].map(({ delayMs }) => delayMs);
    },
    advance(ms) {
      nowMs += ms;
      for (const [id, { endsAt, onEnd }] of running) {
        if (endsAt <= nowMs && running.delete(id)) onEnd();
      }
    },
  };
}
