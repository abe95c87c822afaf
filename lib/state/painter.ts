/** The least time between two paints of a growing answer; nobody reads faster (performance.md). */
export const PAINT_INTERVAL_MS = 50;

/** Decides when a growing answer is shown. */
export interface Painter {
  /** Paints at once when the last paint is long enough ago, else when it is. */
  paintSoon(): void;
  /** Paints now; growth that follows is not held back by it. */
  paintNow(): void;
}

/**
 * Paints the first piece at once and then at most every {@link PAINT_INTERVAL_MS}: half the cost
 * of painting each frame.
 */
export function createPainter(paint: () => void): Painter {
  let paintedAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const paintAt = (time: number) => {
    clearTimeout(timer);
    timer = undefined;
    paintedAt = time;
    paint();
  };
  const paintGrowth = () => paintAt(performance.now());

  return {
    paintNow: () => paintAt(-Infinity),
    paintSoon() {
      const wait = paintedAt + PAINT_INTERVAL_MS - performance.now();
      if (wait <= 0) paintGrowth();
      else timer ??= setTimeout(paintGrowth, wait);
    },
  };
}
