import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WaitPhase } from '../../../lib/chat/engine.ts';
import { toSilenceLimits, watchSilence, type SilenceLimits } from '../../../lib/relay/silence.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watch(limits: SilenceLimits) {
  const phases: WaitPhase[] = [];
  const onLimit = vi.fn();
  const startedAt = Date.now();
  const silence = watchSilence({
    limits,
    now: Date.now,
    onPhase: (phase) => phases.push(phase),
    onLimit,
  });
  return { phases, onLimit, startedAt, ...silence };
}

const NONE = { firstByteMs: 0, silenceMs: 0 };
const USUAL = { firstByteMs: 180_000, silenceMs: 120_000 };

describe('a silent answer', () => {
  it('is waited for, and after 20 s said to be silent since it was asked for', () => {
    const { phases, startedAt } = watch(USUAL);
    expect(phases).toEqual([{ kind: 'waiting' }]);
    vi.advanceTimersByTime(19_999);
    expect(phases).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(phases).toEqual([{ kind: 'waiting' }, { kind: 'silent', sinceMs: startedAt }]);
  });

  it('is waited for again when bytes come, and silent since then', () => {
    const { phases, startedAt, sawBytes } = watch(USUAL);
    vi.advanceTimersByTime(25_000);
    sawBytes();
    sawBytes();
    expect(phases.slice(2)).toEqual([{ kind: 'waiting' }]);
    vi.advanceTimersByTime(20_000);
    expect(phases.at(-1)).toEqual({ kind: 'silent', sinceMs: startedAt + 25_000 });
  });

  it('is not spoken of while bytes come', () => {
    const { phases, onLimit, sawBytes } = watch(USUAL);
    for (let second = 0; second < 600; second += 19) {
      vi.advanceTimersByTime(19_000);
      sawBytes();
    }
    expect(phases).toEqual([{ kind: 'waiting' }]);
    expect(onLimit).not.toHaveBeenCalled();
  });

  it.each([
    ['before its first byte', 180_000, false],
    ['between two bytes', 120_000, true],
  ])('is given up %s after %i ms', (_when, limitMs, hasBytes) => {
    const { onLimit, sawBytes } = watch(USUAL);
    if (hasBytes) sawBytes();
    vi.advanceTimersByTime(limitMs - 1);
    expect(onLimit).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onLimit).toHaveBeenCalledOnce();
  });

  it('is spoken of before a short limit ends it', () => {
    const { phases, onLimit } = watch({ firstByteMs: 200, silenceMs: 0 });
    vi.advanceTimersByTime(100);
    expect(phases.at(-1)?.kind).toBe('silent');
    expect(onLimit).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(onLimit).toHaveBeenCalledOnce();
  });

  it('without a limit is waited for as long as it takes', () => {
    const { phases, onLimit } = watch(NONE);
    vi.advanceTimersByTime(24 * 3600 * 1000);
    expect(phases).toHaveLength(2);
    expect(onLimit).not.toHaveBeenCalled();
  });

  it('that is over leaves no timer', () => {
    const { end, sawBytes } = watch(USUAL);
    sawBytes();
    end();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the limits of a connection', () => {
  it.each([
    ['are 180 s and 120 s', undefined, false, USUAL],
    ['are none on a local host', undefined, true, NONE],
    ['are its own on a local host', { silenceSeconds: 5 }, true, { ...NONE, silenceMs: 5000 }],
    ['may be parts of a second', { firstByteSeconds: 0.2 }, false, { ...USUAL, firstByteMs: 200 }],
    ['are none at zero', { firstByteSeconds: 0, silenceSeconds: 0 }, false, NONE],
    [
      'are no longer than a timer runs',
      { firstByteSeconds: 1e9 },
      false,
      { ...USUAL, firstByteMs: 2 ** 31 - 1 },
    ],
  ])('%s', (_what, limits, isLocal, expected) => {
    expect(toSilenceLimits(limits, isLocal)).toEqual(expected);
  });
});
