import { createEndTracker, isWords, type AnswerEnd } from '../chat/end-state.ts';
import type { ChatRequest, Engine, StreamPart } from '../chat/engine.ts';
import { isAbort, toWireError } from '../errors.ts';
import type { RunPhase } from '../protocol/messages.ts';
import type { OriginQueue } from './origin-queue.ts';
import { sendWithRetries } from './retry.ts';

/** What one answer needs beside its engine. */
export interface RunOptions {
  emit(part: StreamPart): void;
  onPhase(phase: RunPhase): void;
  signal: AbortSignal;
  queue: OriginQueue;
  /** Milliseconds since 1970. */
  now(): number;
  /** The answer has words already, and this run adds to them. */
  isContinuation?: boolean;
}

/**
 * Runs one answer to its end and tells how it ended, with the times since its request was sent (the
 * last time, when it was sent again). It waits for its turn where the engine has an origin. It never
 * rejects: an abort is *stopped*, an error is *failed* or *interrupted*, with whatever parts came
 * before it already emitted.
 */
export async function runAnswer(
  engine: Engine,
  request: ChatRequest,
  { signal, queue, now, isContinuation = false, ...listener }: RunOptions,
): Promise<AnswerEnd> {
  const tracker = createEndTracker(isContinuation);
  const clock = createStopwatch(now);
  let hasAnswer = false;
  let refusal;
  const see = (part: StreamPart) => {
    // An engine that is slow to notice the abort must not add to a stopped answer.
    if (signal.aborted) return;
    hasAnswer = true;
    if (isWords(part)) clock.markWord();
    tracker.see(part);
    listener.emit(part);
  };
  const onPhase = (phase: RunPhase) => {
    if (!signal.aborted) listener.onPhase(phase);
  };
  const send = async () => {
    signal.throwIfAborted();
    clock.start();
    await Promise.race([engine.run(request, see, signal, onPhase), untilAborted(signal)]);
  };
  let endTurn: (() => void) | undefined;
  try {
    if (engine.origin !== undefined) {
      endTurn = await queue.take(engine.origin, signal, () => onPhase({ kind: 'queued' }));
    }
    refusal = await sendWithRetries(send, {
      signal,
      now,
      hasAnswer: () => hasAnswer,
      onWait: (untilMs, error) => onPhase({ kind: 'retrying', untilMs, error }),
    });
    if (refusal) tracker.fail(refusal);
  } catch (error) {
    if (!isAbort(error)) tracker.fail(toWireError(error));
  } finally {
    endTurn?.();
  }
  const isStopped = signal.aborted && !refusal;
  return { ...(isStopped ? { status: 'stopped' } : tracker.end()), ...clock.read() };
}

/** Times one answer; a new start begins anew. Without a start there is nothing to read. */
function createStopwatch(now: () => number) {
  let startedAt: number | undefined;
  let wordAt: number | undefined;
  return {
    start() {
      startedAt = now();
    },
    markWord() {
      wordAt ??= now();
    },
    read(): Pick<AnswerEnd, 'firstWordMs' | 'totalMs'> {
      if (startedAt === undefined) return {};
      const firstWord = wordAt === undefined ? {} : { firstWordMs: wordAt - startedAt };
      return { ...firstWord, totalMs: now() - startedAt };
    },
  };
}

/** Stop works at once, even on an engine that does not listen. */
function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
