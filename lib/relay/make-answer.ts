import type { AssistantTurn } from '../chat/conversation.ts';
import type { AnswerEnd } from '../chat/end-state.ts';
import type { Engine } from '../chat/engine.ts';
import { createSeam } from '../chat/seam.ts';
import { toWireError } from '../errors.ts';
import {
  createAnswerRecord,
  type AnswerRecord,
  type RecordDeps,
  type Run,
  type RunStart,
} from './answer-record.ts';
import { createBatch } from './batch.ts';
import type { OriginQueue } from './origin-queue.ts';
import { createPartWriter } from './part-writer.ts';
import { runAnswer } from './run.ts';

/** What a run needs of the world. */
export interface AnswerDeps extends RecordDeps {
  /**
   * The engine behind a connection id.
   * @throws {GlossError} `connection-missing`.
   */
  findEngine(connectionId: string): Promise<Engine>;
  /** Takes a hand-over; false when somebody else has. */
  takeHandoff(handoffId: string): Promise<boolean>;
  queue: OriginQueue;
  /** Milliseconds since 1970. */
  now(): number;
}

/**
 * Makes one answer, from the hand-over to its last message. Its turns are written down before the
 * prompt is sent, with the name of the engine, and its parts before they are told; where that fails
 * it goes on and says so. Never rejects: whatever goes wrong is told as the end.
 */
export async function makeAnswer(run: Run, deps: AnswerDeps): Promise<void> {
  const { start, audience } = run;
  const { runId } = start;
  const found = await findEngine(start, deps);
  if (found === 'refused') {
    audience.tell({ type: 'chat-refused', runId });
    return;
  }
  const { answer, engine } = found;
  if (engine) audience.tell({ type: 'chat-accepted', runId, engine: engine.info });
  const record = createAnswerRecord(run, answer, deps);
  await record.begin();
  const end: AnswerEnd = engine
    ? await speak(engine, answer.text, { run, record, deps })
    : { status: 'failed', error: toWireError(found.error) };
  if (end.status === 'stopped') audience.dropUntold();
  else audience.tellRest(); // To bring the search up to date may take longer than to show it.
  await record.finish(end);
  audience.tell({ type: 'chat-end', runId, end });
}

type Found =
  | 'refused'
  | { answer: AssistantTurn; engine: Engine }
  | { answer: AssistantTurn; engine?: never; error: unknown };

async function findEngine(start: RunStart, deps: AnswerDeps): Promise<Found> {
  const answer = start.turns.at(-1);
  if (answer?.role !== 'assistant') throw new TypeError('the last turn is no answer');
  try {
    if (start.handoffId !== undefined && !(await deps.takeHandoff(start.handoffId))) {
      return 'refused';
    }
    const engine = await deps.findEngine(start.connectionId);
    return { answer: { ...answer, engine: engine.info }, engine };
  } catch (error) {
    return { answer, error };
  }
}

interface Scene {
  run: Run;
  record: AnswerRecord;
  deps: AnswerDeps;
}

/** Tells what the engine says, joined to the words that stand there already. */
async function speak(engine: Engine, base: string, { run, record, deps }: Scene) {
  const { start, audience, signal } = run;
  const writer = createPartWriter({
    write: record.write,
    tell: audience.tellParts,
    onFailure: record.fail,
  });
  const batch = createBatch(writer.add, () => audience.isWaiting);
  audience.onWaiting(batch.flush);
  const seam = createSeam(base, batch.add);
  const end = await runAnswer(engine, start.request, {
    signal,
    queue: deps.queue,
    now: deps.now,
    isContinuation: base !== '',
    emit: seam.add,
    onPhase: (phase) => audience.tell({ type: 'chat-phase', runId: start.runId, phase }),
  });
  seam.end();
  batch.flush();
  await writer.settle();
  return end;
}
