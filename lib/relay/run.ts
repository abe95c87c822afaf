import { createEndTracker, type AnswerEnd } from '../chat/end-state.ts';
import type { ChatRequest, Engine, StreamPart } from '../chat/engine.ts';
import { isAbort, toWireError } from '../errors.ts';

/**
 * Runs one answer to its end and tells how it ended. It never rejects: an abort is *stopped*, an
 * error is *failed*, with whatever parts came before it already emitted.
 */
export async function runAnswer(
  engine: Engine,
  request: ChatRequest,
  emit: (part: StreamPart) => void,
  signal: AbortSignal,
): Promise<AnswerEnd> {
  const tracker = createEndTracker();
  const see = (part: StreamPart) => {
    // An engine that is slow to notice the abort must not add to a stopped answer.
    if (signal.aborted) return;
    tracker.see(part);
    emit(part);
  };
  try {
    await Promise.race([engine.run(request, see, signal), untilAborted(signal)]);
  } catch (error) {
    if (!isAbort(error)) tracker.see({ type: 'error', error: toWireError(error) });
  }
  return signal.aborted ? { status: 'stopped' } : tracker.end();
}

/** Stop works at once, even on an engine that does not listen. */
function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
