/* Runs in a page before its own scripts, and sees when what happens, in milliseconds since 1970. */
(() => {
  const readClock = () => performance.timeOrigin + performance.now();
  const keys = new Map();
  const gaps = [];
  const probe = {
    focusedAt: 0,
    sentAt: 0,
    longTasks: [],
    /** How long each key took to be painted; none for those below 16 ms, which are not told. */
    keys,
    /** Milliseconds between frames, since `countFrames`. */
    gaps,
    /** When `word` stands on the page and has been painted. */
    watch(word) {
      const { promise, resolve } = Promise.withResolvers();
      const look = () => {
        if (!document.documentElement?.textContent.includes(word)) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(readClock())));
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { subtree: true, childList: true, characterData: true });
      look();
      probe.seen = promise;
    },
    countFrames() {
      let last = performance.now();
      const count = (now) => {
        gaps.push(now - last);
        last = now;
        requestAnimationFrame(count);
      };
      requestAnimationFrame(count);
    },
  };
  globalThis.probe = probe;

  const waitForFocus = () => {
    if (document.activeElement?.tagName === 'TEXTAREA') probe.focusedAt = readClock();
    else setTimeout(waitForFocus, 4);
  };
  waitForFocus();
  const see = (type, options, onEntry) =>
    new PerformanceObserver((list) => list.getEntries().forEach(onEntry)).observe({
      type,
      buffered: true,
      ...options,
    });
  see('longtask', {}, ({ startTime, duration }) =>
    probe.longTasks.push({ at: performance.timeOrigin + startTime, duration }),
  );
  see('event', { durationThreshold: 16 }, ({ interactionId, duration }) => {
    if (interactionId) keys.set(interactionId, Math.max(duration, keys.get(interactionId) ?? 0));
  });
  addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      if (key === 'Enter') probe.sentAt = performance.timeOrigin + timeStamp;
    },
    { capture: true },
  );
  if (localStorage.watched) probe.watch(localStorage.watched);
})();
