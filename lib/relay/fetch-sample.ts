import type { ChatRequest } from '../chat/engine.ts';
import { GlossError } from '../errors.ts';
import type { Endpoint, Format } from '../formats/format.ts';
import { readBytes } from '../stream/read-body.ts';
import { sendRequest, type SendOptions } from '../stream/send-request.ts';

/** Most that is taken of an answer, in bytes; what is longer is cut. */
const MAX_SAMPLE_BYTES = 64 * 1024;

/** How long an answer may take. Some servers never end theirs; what has come by then will do. */
const SAMPLE_TIMEOUT_MS = 20_000;

const GREETING = 'Say hello.';

/** It holds nothing of the user's. */
const GREETING_REQUEST: ChatRequest = {
  messages: [{ role: 'user', content: GREETING }],
  task: { kind: 'ask', question: GREETING, passage: null },
};

/**
 * Sends a greeting to an endpoint, once, and gives its answer as it comes: framing and all, at most
 * 64 kB, and as much of it as has come when it breaks off or takes longer than `timeoutMs`.
 *
 * @param options.timeoutMs - 20 seconds unless told.
 * @throws {GlossError} as the request fails, `timeout`, `empty-answer`; an abort passes through.
 */
export async function fetchSample(
  format: Format,
  endpoint: Endpoint,
  { signal, timeoutMs = SAMPLE_TIMEOUT_MS }: Pick<SendOptions, 'signal'> & { timeoutMs?: number },
): Promise<string> {
  const request = format.toRequest(GREETING_REQUEST, endpoint);
  const patience = AbortSignal.timeout(timeoutMs);
  const either = AbortSignal.any([signal, patience]);
  const decoder = new TextDecoder();
  let sample = '';
  try {
    await sendRequest(
      request,
      { signal: either, toError: format.toError },
      async ({ body }, host) => {
        if (!body) return;
        await readBytes(body, { host, maxBytes: MAX_SAMPLE_BYTES }, (bytes) => {
          sample += decoder.decode(bytes, { stream: true });
        });
      },
    );
  } catch (error) {
    signal.throwIfAborted();
    // What has come is a sample, however it ended.
    if (sample === '' && !patience.aborted) throw error;
  }
  if (sample.trim() !== '') return sample;
  const { host } = new URL(request.url);
  throw patience.aborted
    ? new GlossError('timeout', 'no answer came in time', { host })
    : new GlossError('empty-answer', 'the answer is empty', { host });
}
