import { isGlossError, toWireError, type WireError } from '../errors.ts';

/** Refusals that pass: too many requests, not available now, overloaded (Anthropic's own). */
const PASSING_STATUSES: ReadonlySet<number | undefined> = new Set([429, 503, 529]);

/** How often one prompt is sent again. */
const MAX_RETRIES = 2;

/** Beyond it the user decides whether to wait. */
const MAX_WAIT_MS = 60_000;

/**
 * How long to wait before a refused request is sent again, in milliseconds; undefined for never. It
 * takes a server that says when: all else may have been answered, and charged, already.
 * @param retries How often it has been sent again so far.
 */
export function resolveWaitMs(
  { status, retryAfterMs }: WireError,
  retries: number,
): number | undefined {
  const isPassing = PASSING_STATUSES.has(status) && retries < MAX_RETRIES;
  if (!isPassing || retryAfterMs === undefined || retryAfterMs > MAX_WAIT_MS) return undefined;
  return retryAfterMs;
}

/** What {@link sendWithRetries} needs. */
export interface RetryOptions {
  signal: AbortSignal;
  /** Milliseconds since 1970. */
  now(): number;
  /** Whether anything of an answer has come: then nothing is sent again. */
  hasAnswer(): boolean;
  /** Told before each wait, with its end in milliseconds since 1970. */
  onWait(untilMs: number, error: WireError): void;
}

/**
 * Sends, and sends again as {@link resolveWaitMs} decides. Rejects as the last attempt does.
 * @returns the refusal it was waiting on when `signal` ended the wait; else undefined.
 */
export async function sendWithRetries(
  send: () => Promise<void>,
  { signal, now, hasAnswer, onWait }: RetryOptions,
): Promise<WireError | undefined> {
  for (let retries = 0; ; retries += 1) {
    try {
      await send();
      return undefined;
    } catch (thrown) {
      const error = toWireError(thrown);
      const waitMs = isGlossError(thrown) ? resolveWaitMs(error, retries) : undefined;
      if (waitMs === undefined || hasAnswer() || signal.aborted) throw thrown;
      onWait(now() + waitMs, error);
      await wait(waitMs, signal);
      if (signal.aborted) return error;
    }
  }
}

/** Resolves after so many milliseconds, or with the abort. */
function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', end, { once: true });
  });
}
