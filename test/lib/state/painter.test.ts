import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPainter, PAINT_INTERVAL_MS } from '../../../lib/state/painter.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a painter', () => {
  it('paints the first growth at once', () => {
    const paint = vi.fn();
    createPainter(paint, () => {}).paintSoon();
    expect(paint).toHaveBeenCalledOnce();
  });

  it('gathers what grows within the interval into one paint', () => {
    const paint = vi.fn();
    const painter = createPainter(paint, () => {});
    for (let times = 0; times < 10; times++) painter.paintSoon();
    expect(paint).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(PAINT_INTERVAL_MS - 1);
    expect(paint).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(paint).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(PAINT_INTERVAL_MS * 10);
    expect(paint).toHaveBeenCalledTimes(2);
  });

  it('paints at once again after a pause', () => {
    const paint = vi.fn();
    const painter = createPainter(paint, () => {});
    painter.paintSoon();
    vi.advanceTimersByTime(PAINT_INTERVAL_MS);
    painter.paintSoon();
    expect(paint).toHaveBeenCalledTimes(2);
  });

  it('paints now when told so, and not once more for what was waiting', () => {
    const paint = vi.fn();
    const painter = createPainter(paint, () => {});
    painter.paintSoon();
    painter.paintSoon();
    painter.paintNow();
    expect(paint).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(PAINT_INTERVAL_MS * 10);
    expect(paint).toHaveBeenCalledTimes(2);
  });

  it('does not hold growth back after painting now', () => {
    const paint = vi.fn();
    const painter = createPainter(paint, () => {});
    painter.paintNow();
    painter.paintSoon();
    expect(paint).toHaveBeenCalledTimes(2);
  });

  it('says when it has rested and nothing has grown, once', () => {
    const onRested = vi.fn();
    const painter = createPainter(() => {}, onRested);
    painter.paintNow();
    vi.advanceTimersByTime(PAINT_INTERVAL_MS);
    expect(onRested).not.toHaveBeenCalled();
    painter.paintSoon();
    painter.paintSoon();
    vi.advanceTimersByTime(PAINT_INTERVAL_MS * 2 - 1);
    expect(onRested).not.toHaveBeenCalled();
    vi.advanceTimersByTime(PAINT_INTERVAL_MS * 10);
    expect(onRested).toHaveBeenCalledOnce();
  });

  it('rests as long as a dear paint took the page', () => {
    const paint = vi.fn();
    const painter = createPainter(paint, () => {});
    paint.mockImplementationOnce(() => vi.advanceTimersByTime(120));
    painter.paintSoon();
    painter.paintSoon();
    vi.advanceTimersByTime(119);
    expect(paint).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(1);
    expect(paint).toHaveBeenCalledTimes(2);
  });

  it('paints growth no closer than the interval, and leaves none unpainted', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 120 }), { maxLength: 40 }), (pauses) => {
        const paints: number[] = [];
        let grown = 0;
        let painted = 0;
        const onRested = vi.fn(() => expect(painted).toBe(grown));
        const painter = createPainter(() => {
          paints.push(performance.now());
          painted = grown;
        }, onRested);
        for (const pause of pauses) {
          vi.advanceTimersByTime(pause);
          grown += 1;
          painter.paintSoon();
        }
        vi.advanceTimersByTime(PAINT_INTERVAL_MS);
        expect(painted).toBe(grown);
        const gaps = paints.slice(1).map((time, index) => time - (paints[index] ?? 0));
        expect(gaps.filter((gap) => gap < PAINT_INTERVAL_MS)).toEqual([]);
      }),
    );
  });
});
