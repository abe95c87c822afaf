import { ACCESS_TIMEOUT_MS } from './access.ts';

/** What work came to: its value, what it was refused with, or neither within the time. */
export type Outcome<Value> = { value: Value } | { error: unknown } | 'timeout';

/**
 * Waits for work in a page at most {@link ACCESS_TIMEOUT_MS}, or `timeoutMs`: a tab that is still
 * loading, or hangs, never answers (trust.md 3.3). Never rejects.
 */
export async function withinTime<Value>(
  work: Promise<Value>,
  timeoutMs = ACCESS_TIMEOUT_MS,
): Promise<Outcome<Value>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<'timeout'>((resolve) => {
    timer = setTimeout(() => resolve('timeout'), timeoutMs);
  });
  const answer = work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  const outcome = await Promise.race([answer, timeout]);
  clearTimeout(timer);
  return outcome;
}
