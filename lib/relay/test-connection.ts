import type { ChatRequest, Engine } from '../chat/engine.ts';
import { GlossError, toWireError, type WireError } from '../errors.ts';
import { runAnswer } from './run.ts';

/** What a test needs of the world. */
export interface TestDeps {
  findEngine(connectionId: string): Promise<Engine>;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
}

/** What a test found, as the message that reports it. */
export type TestResult =
  { type: 'test-passed'; firstTokenMs: number } | { type: 'request-error'; error: WireError };

/** The smallest prompt there is; it holds nothing of the user's. */
const TEST_REQUEST: ChatRequest = {
  messages: [{ role: 'user', content: 'OK?' }],
  task: { kind: 'ask', question: 'OK?', passage: null },
};

/**
 * Sends the smallest prompt there is to a connection and times the first part of the answer, in
 * milliseconds; the rest of the answer is not waited for. Never rejects.
 */
export async function testConnection(
  deps: TestDeps,
  connectionId: string,
  signal: AbortSignal,
): Promise<TestResult> {
  try {
    const engine = await deps.findEngine(connectionId);
    const startedAt = deps.now();
    const answered = new AbortController();
    let firstTokenMs: number | undefined;
    const end = await runAnswer(
      engine,
      TEST_REQUEST,
      (part) => {
        if (part.type === 'error') return;
        firstTokenMs ??= deps.now() - startedAt;
        answered.abort();
      },
      AbortSignal.any([signal, answered.signal]),
    );
    if (end.error) return { type: 'request-error', error: end.error };
    if (firstTokenMs === undefined) throw new GlossError('bad-response', 'nothing could be read');
    return { type: 'test-passed', firstTokenMs };
  } catch (error) {
    return { type: 'request-error', error: toWireError(error) };
  }
}
