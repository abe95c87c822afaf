/** How often the worker is kept awake. It dies 30.0 s after the last extension event. */
export const KEEP_ALIVE_INTERVAL_MS = 20_000;

/**
 * Keeps the background alive while at least one piece of work is held, and not a moment longer. A
 * streaming fetch and an open port do not (browsers.md section 5); a call of an extension API does.
 * @param ping Any cheap extension API call, such as `runtime.getPlatformInfo()`.
 * @returns `hold`, which starts a piece of work and returns its release.
 */
export function createKeepAlive(ping: () => void): () => () => void {
  let held = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  return function hold() {
    held += 1;
    timer ??= setInterval(ping, KEEP_ALIVE_INTERVAL_MS);
    let isReleased = false;
    return function release() {
      if (isReleased) return;
      isReleased = true;
      held -= 1;
      if (held > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  };
}
