import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ACCESS_TIMEOUT_MS } from '../../../lib/page/access.ts';
import { withinTime } from '../../../lib/page/within-time.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work that takes a while, and then gives its value. */
const workFor = (durationMs: number) =>
  new Promise<string>((resolve) => setTimeout(() => resolve('done'), durationMs));

describe('work in a page', () => {
  it('that is done in time gives its value, and leaves no timer behind', async () => {
    expect(await withinTime(Promise.resolve('done'))).toEqual({ value: 'done' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that is refused gives the reason, and leaves no timer behind', async () => {
    const error = new Error('Cannot access a chrome:// URL');
    expect(await withinTime(Promise.reject(error))).toEqual({ error });
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    [ACCESS_TIMEOUT_MS - 1, { value: 'done' }],
    [ACCESS_TIMEOUT_MS + 1, 'timeout'],
  ])('that takes %d ms comes to %o', async (durationMs, expected) => {
    const outcome = withinTime(workFor(durationMs));
    await vi.advanceTimersByTimeAsync(durationMs);
    expect(await outcome).toEqual(expected);
  });

  it('that never ends, as in a page that is still loading, is given up', async () => {
    const outcome = withinTime(new Promise(() => {}));
    await vi.advanceTimersByTimeAsync(ACCESS_TIMEOUT_MS);
    expect(await outcome).toBe('timeout');
  });

  it('that is refused after the time was up is nobody’s problem', async () => {
    const late = new Promise<never>((_, reject) => setTimeout(reject, ACCESS_TIMEOUT_MS + 1));
    const outcome = withinTime(late);
    await vi.advanceTimersByTimeAsync(ACCESS_TIMEOUT_MS + 1);
    expect(await outcome).toBe('timeout');
  });
});
