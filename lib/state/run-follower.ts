import type { AnswerEnd } from '../chat/end-state.ts';
import type { EngineInfo, StreamPart } from '../chat/engine.ts';
import type { WireError } from '../errors.ts';
import type { BackgroundMessage, PanelMessage, RunPhase } from '../protocol/messages.ts';
import type { Handlers } from '../protocol/typed-port.ts';

/** Follows one run. After `onEnd`, `onSettled` or `onRefused` nothing more comes. */
export interface RunListener {
  onAccepted(engine: EngineInfo): void;
  onPhase(phase: RunPhase): void;
  onParts(parts: readonly StreamPart[]): void;
  /** The answer cannot be written down; it goes on all the same. */
  onUnsaved(error: WireError): void;
  onEnd(end: AnswerEnd): void;
  /** The run is over, and its answer stands in the store as it ended. */
  onSettled(): void;
  /** Another panel has taken the hand-over this run was for. */
  onRefused(): void;
}

type RunMessage = Extract<BackgroundMessage, { runId: string }>;

/** The runs this panel follows. */
export interface RunFollower {
  readonly handlers: Handlers<RunMessage>;
  has(runId: string): boolean;
  add(runId: string, listener: RunListener): void;
  /** Lets go of a run; it goes on in the background. */
  remove(runId: string): void;
  /** Asks for the next parts of a run. */
  pull(runId: string): void;
  /** Has a run ended with the parts that came; its end is yet to come. */
  stop(runId: string): void;
  /** Takes up every run again after the port broke. */
  resume(): void;
}

interface FollowedRun {
  listener: RunListener;
  /** The last batch that came; -1 before the first. */
  seq: number;
  isStopped: boolean;
  /** Nothing has come since the run was last taken up again. */
  isResuming: boolean;
}

/**
 * A {@link RunFollower}. A port that breaks has lost nothing: the rest of each run is asked for by
 * the number of the last batch. A run for which not even that is answered is *interrupted*, or a
 * background that dies of it would be started for ever.
 */
export function createRunFollower(send: (message: PanelMessage) => void): RunFollower {
  const runs = new Map<string, FollowedRun>();

  const hear = (runId: string): FollowedRun | undefined => {
    const run = runs.get(runId);
    if (run) run.isResuming = false;
    return run;
  };
  const end = (runId: string, tell: (listener: RunListener) => void) => {
    const run = runs.get(runId);
    runs.delete(runId);
    if (run) tell(run.listener);
  };

  const sendStop = (runId: string, { seq }: FollowedRun) =>
    send({ type: 'chat-stop', runId, afterSeq: seq });

  return {
    handlers: {
      'chat-accepted': ({ runId, engine }) => hear(runId)?.listener.onAccepted(engine),
      'chat-phase': ({ runId, phase }) => hear(runId)?.listener.onPhase(phase),
      'chat-delta': ({ runId, seq, parts }) => {
        const run = hear(runId);
        if (!run || run.isStopped || seq <= run.seq) return;
        run.seq = seq;
        run.listener.onParts(parts);
      },
      'chat-unsaved': ({ runId, error }) => hear(runId)?.listener.onUnsaved(error),
      'chat-end': (message) => end(message.runId, (listener) => listener.onEnd(message.end)),
      'chat-settled': ({ runId }) => end(runId, (listener) => listener.onSettled()),
      'chat-refused': ({ runId }) => end(runId, (listener) => listener.onRefused()),
    },
    has: (runId) => runs.has(runId),
    add(runId, listener) {
      runs.set(runId, { listener, seq: -1, isStopped: false, isResuming: false });
    },
    remove: (runId) => void runs.delete(runId),
    pull(runId) {
      if (runs.get(runId)?.isStopped === false) send({ type: 'chat-pull', runId });
    },
    stop(runId) {
      const run = runs.get(runId);
      if (!run) return;
      run.isStopped = true;
      sendStop(runId, run);
    },
    resume() {
      // A copy: a listener may start the next run, which has a port already.
      for (const [runId, run] of Array.from(runs)) {
        if (run.isResuming) end(runId, (listener) => listener.onEnd({ status: 'interrupted' }));
        else {
          run.isResuming = true;
          send({ type: 'chat-attach', runId, afterSeq: run.seq });
          if (run.isStopped) sendStop(runId, run);
        }
      }
    },
  };
}
