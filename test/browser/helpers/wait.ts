const POLL_MS = 25;

/** What {@link waitFor} waits for, and how long. */
export interface Wait {
  /** Named in the error, as in "waited 5000 ms for the panel to open". */
  what: string;
  timeoutMs?: number;
}

/**
 * Asks `read` again and again until it gives something truthy, and returns that. What `read` throws
 * counts as "not yet", and is told with the error when time is up.
 */
export async function waitFor<Value>(
  read: () => Value | Promise<Value>,
  { what, timeoutMs = 10_000 }: Wait,
): Promise<NonNullable<Value>> {
  const deadline = performance.now() + timeoutMs;
  let last: unknown;
  while (performance.now() < deadline) {
    try {
      const value = await read();
      if (value) return value;
      last = value;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`waited ${timeoutMs} ms for ${what}; last: ${String(last)}`);
}
