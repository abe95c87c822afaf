import { toWireError } from '../errors.ts';
import type { RunStart } from './answer-record.ts';
import { createAudience, type Audience, type Send } from './audience.ts';
import { makeAnswer, type AnswerDeps } from './make-answer.ts';
import { createOriginQueue } from './origin-queue.ts';

/** What the runs need of the world. */
export interface LiveRunsDeps extends Omit<AnswerDeps, 'queue'> {
  /** Told when a run begins; returns what is called at its end, with whether it was written down. */
  hold(): (isKept: boolean) => void;
}

/** The answers that are being made. They belong to the background, not to the page that asked. */
export interface LiveRuns {
  /** Begins a run that `send` follows; one that is live already is not begun again. */
  start(start: RunStart, send: Send): void;
  /** Ends a run with the parts up to batch `afterSeq`, or those that another page has seen. */
  stop(runId: string, afterSeq: number, send: Send): void;
  /** Lets `send` follow a run, after batch `afterSeq`; tells it `chat-settled` if it is over. */
  attach(runId: string, afterSeq: number, send: Send): Promise<void>;
  /** `send` has room for the next parts of a run. */
  pull(runId: string, send: Send): void;
  /** `send` follows nothing any more. A run that is written down nowhere ends with its last page. */
  leave(send: Send): void;
  /** Stops all runs, does `work` when they are over, and lets no other begin until it is done. */
  pauseFor(work: () => Promise<void>): Promise<void>;
}

interface LiveRun {
  audience: Audience;
  stop: AbortController;
  isKept: boolean;
  over: Promise<void>;
}

/**
 * {@link LiveRuns}, of which there are none yet. What a dead background left behind is swept up at
 * once, before the first run begins; a sweep that fails is tried again with the next.
 */
export function createLiveRuns(deps: LiveRunsDeps): LiveRuns {
  const runs = new Map<string, LiveRun>();
  const queue = createOriginQueue();
  let swept: Promise<void> | undefined;
  let paused: Promise<unknown> = Promise.resolve();

  const sweep = () => {
    swept ??= deps.journal
      .sweep((runId) => runs.has(runId))
      .then(
        (conversationIds) => conversationIds.forEach((id) => deps.announce(id)),
        () => {
          swept = undefined;
        },
      );
    return swept;
  };

  const endUnheard = ({ audience, stop, isKept }: LiveRun) => {
    if (!isKept && audience.isEmpty) stop.abort();
  };

  const make = async (start: RunStart, run: LiveRun, before: Promise<unknown>) => {
    const { runId } = start;
    const onUnkept = () => {
      run.isKept = false;
      endUnheard(run);
    };
    const release = deps.hold();
    try {
      await before;
      const { audience, stop } = run;
      await makeAnswer({ start, audience, signal: stop.signal, onUnkept }, { ...deps, queue });
    } catch (error) {
      const end = { status: 'failed', error: toWireError(error) } as const;
      run.audience.tell({ type: 'chat-end', runId, end });
    }
    runs.delete(runId);
    release(run.isKept);
  };

  void sweep();
  return {
    start(start, send) {
      const { runId, isTemporary } = start;
      if (runs.has(runId)) return;
      const audience = createAudience(runId);
      audience.join(send, -1);
      const run: LiveRun = {
        audience,
        stop: new AbortController(),
        isKept: !isTemporary,
        over: Promise.resolve(),
      };
      runs.set(runId, run);
      run.over = make(start, run, Promise.all([sweep(), paused]));
    },
    stop(runId, afterSeq, send) {
      const run = runs.get(runId);
      run?.audience.stopAt(send, afterSeq);
      run?.stop.abort();
    },
    async attach(runId, afterSeq, send) {
      if (!runs.has(runId)) await sweep();
      const run = runs.get(runId);
      if (run) run.audience.join(send, afterSeq);
      else send({ type: 'chat-settled', runId });
    },
    pull: (runId, send) => runs.get(runId)?.audience.pull(send),
    leave(send) {
      for (const run of runs.values()) {
        run.audience.leave(send);
        endUnheard(run);
      }
    },
    pauseFor(work) {
      const ending = [...runs.values()];
      for (const { stop } of ending) stop.abort();
      const done = Promise.all(ending.map(({ over }) => over)).then(work);
      paused = Promise.all([paused, done.catch(() => {})]);
      return done;
    },
  };
}
