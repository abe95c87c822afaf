import { signal, type ReadonlySignal } from '@preact/signals';
import type { RunPhase } from '../protocol/messages.ts';

/** The runs of the conversation that are on their way, as far as this panel follows them. */
export interface FollowedRuns {
  /** What each of them is doing while no words come, by run. */
  readonly phases: ReadonlySignal<ReadonlyMap<string, RunPhase>>;
  /** Those that were stopped here, and whose end has not been told yet. */
  readonly stopping: ReadonlySignal<ReadonlySet<string>>;
  ids(): string[];
  has(runId: string): boolean;
  /** Follows a run; `showStopped` shows its answer as stopped. */
  add(runId: string, showStopped: () => void): void;
  remove(runId: string): void;
  /** Does nothing for a run that is not followed; without a phase, words have come. */
  setPhase(runId: string, phase?: RunPhase): void;
  /** Shows all answers as stopped. */
  stop(): void;
}

/** {@link FollowedRuns}, of which there are none yet. */
export function createFollowedRuns(): FollowedRuns {
  const followed = new Map<string, () => void>();
  const phases = signal<ReadonlyMap<string, RunPhase>>(new Map());
  const stopping = signal<ReadonlySet<string>>(new Set());

  const setPhase = (runId: string, phase?: RunPhase) => {
    if (!phase && !phases.peek().has(runId)) return;
    const others = [...phases.peek()].filter(([id]) => id !== runId);
    phases.value = new Map(phase && followed.has(runId) ? [...others, [runId, phase]] : others);
  };

  return {
    phases,
    stopping,
    ids: () => [...followed.keys()],
    has: (runId) => followed.has(runId),
    add: (runId, showStopped) => void followed.set(runId, showStopped),
    remove(runId) {
      followed.delete(runId);
      setPhase(runId);
      stopping.value = new Set([...stopping.peek()].filter((id) => id !== runId));
    },
    setPhase,
    stop() {
      stopping.value = new Set(followed.keys());
      for (const showStopped of followed.values()) showStopped();
    },
  };
}
