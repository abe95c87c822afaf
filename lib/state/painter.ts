/** The least time between two paints of a growing answer; nobody reads faster (performance.md). */
export const PAINT_INTERVAL_MS = 50;

/** Decides when a growing answer is shown. */
export interface Painter {
  /** Paints at once, or when the rest after the last paint is over. */
  paintSoon(): void;
  /** Paints now; growth that follows is not held back by it. */
  paintNow(): void;
}

/**
 * Paints the first piece at once and then at most every {@link PAINT_INTERVAL_MS}: half the cost
 * of painting each frame. After a paint that took the page longer it rests as long as that took, so
 * that keys and clicks get half of the time. `onRested` is called after each rest in which nothing
 * grew.
 */
export function createPainter(paint: () => void, onRested: () => void): Painter {
  let isResting = false;
  let hasGrown = false;

  const paintNow = () => {
    hasGrown = false;
    paint();
  };
  const paintGrowth = () => {
    const startedAt = performance.now();
    isResting = true;
    paintNow();
    // By then the page has rendered and laid out what this task changed.
    setTimeout(() => {
      const tookMs = performance.now() - startedAt;
      setTimeout(endRest, Math.max(PAINT_INTERVAL_MS - tookMs, tookMs));
    });
  };
  const endRest = () => {
    isResting = false;
    if (hasGrown) paintGrowth();
    else onRested();
  };

  return {
    paintNow,
    paintSoon() {
      hasGrown = true;
      if (!isResting) paintGrowth();
    },
  };
}
