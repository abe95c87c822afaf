import { GlossError } from '../errors.ts';

/** How long pages that keep a database open, and answer nothing, are waited for. */
export const BLOCKED_TIMEOUT_MS = 3000;

/**
 * How long an opening is waited for of which nothing is heard. Who comes after one that is blocked,
 * in whatever page, waits in line behind it, and browsers tell him nothing.
 */
export const OPENING_TIMEOUT_MS = 5000;

/** The same for a deletion, which takes its time when there is much to delete. */
export const DELETION_TIMEOUT_MS = 30_000;

/**
 * Opens or deletes a database, which other pages can block: `start` is given what to call when one
 * does. What succeeds too late is closed again.
 * @param silenceMs How long it may take when nothing is heard of it, in milliseconds.
 * @throws {GlossError} `storage` with the detail `blocked`; what `start` rejects with.
 */
export async function withinLimit<Opened extends { close(): void } | void>(
  start: (blocked: () => void) => Promise<Opened>,
  silenceMs: number,
): Promise<Opened> {
  const { promise: late, reject: giveUp } = createRefusal();
  const refuse = () => {
    giveUp(new GlossError('storage', 'another page keeps it open', { detail: 'blocked' }));
    started
      .then((opened) => opened?.close())
      .catch(() => {
        // Nobody waits any more.
      });
  };
  let timer = setTimeout(refuse, silenceMs);
  const started = start(() => {
    clearTimeout(timer);
    timer = setTimeout(refuse, BLOCKED_TIMEOUT_MS);
  });
  return Promise.race([started, late]).finally(() => clearTimeout(timer));
}

function createRefusal(): { promise: Promise<never>; reject: (error: GlossError) => void } {
  let reject: (error: GlossError) => void = () => {};
  const promise = new Promise<never>((_resolve, rejectPromise) => {
    reject = rejectPromise;
  });
  return { promise, reject };
}
