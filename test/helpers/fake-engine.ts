import type { ChatRequest, Engine, StreamPart } from '../../lib/chat/engine.ts';

/** An engine that says what the test makes it say, when the test wants it. */
export interface FakeEngine extends Engine {
  /** Every request it was given, oldest first. */
  readonly requests: ChatRequest[];
  /** Says something in the newest run, whether or not that was stopped. */
  emit(...parts: StreamPart[]): void;
  /** Ends the newest run. */
  finish(): void;
  fail(error: unknown): void;
}

/** A {@link FakeEngine}; an abort ends its run, as the contract asks. */
export function createFakeEngine(info: Engine['info'] = { kind: 'on-device' }): FakeEngine {
  const requests: ChatRequest[] = [];
  let emit = (_part: StreamPart) => {};
  let finish = () => {};
  let fail = (_error: unknown) => {};
  return {
    info,
    requests,
    run(request, emitPart, signal) {
      requests.push(request);
      emit = emitPart;
      return new Promise((resolve, reject) => {
        finish = resolve;
        fail = reject;
        if (signal.aborted) reject(signal.reason);
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    },
    emit: (...parts) => parts.forEach((part) => emit(part)),
    finish: () => finish(),
    fail: (error) => fail(error),
  };
}

/** The part that says these words. */
export const toText = (text: string): StreamPart => ({ type: 'text-delta', text });

/** The part that says the answer is whole. */
export const FINISH: StreamPart = { type: 'finish', reason: 'stop' };

/** A request about nothing in particular. */
export const REQUEST: ChatRequest = {
  messages: [{ role: 'user', content: 'Why?' }],
  task: { kind: 'ask', question: 'Why?', passage: null },
};
