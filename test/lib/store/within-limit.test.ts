import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BLOCKED_TIMEOUT_MS, withinLimit } from '../../../lib/store/within-limit.ts';

const SILENCE_MS = 10_000;
const BLOCKED = { code: 'storage', details: { detail: 'blocked' } };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** An opening that goes on as the test says. */
function open() {
  const opened = { close: vi.fn() };
  const settled = vi.fn();
  let tellBlocked = () => {};
  let succeed = () => {};
  const opening = withinLimit((blocked) => {
    tellBlocked = blocked;
    return new Promise<typeof opened>((resolve) => {
      succeed = () => resolve(opened);
    });
  }, SILENCE_MS);
  opening.then(settled, settled);
  return { opened, settled, block: () => tellBlocked(), succeed: () => succeed() };
}

describe('a database that opens', () => {
  it('in time is given, and nothing is waited for any more', async () => {
    const { opened, settled, succeed } = open();
    succeed();
    await vi.advanceTimersByTimeAsync(0);
    expect(settled.mock.calls).toEqual([[opened]]);
    expect(vi.getTimerCount()).toBe(0);
    expect(opened.close).not.toHaveBeenCalled();
  });

  it.each([
    ['that another page blocks', true, BLOCKED_TIMEOUT_MS],
    ['of which nothing is heard: it waits in line behind one that is blocked', false, SILENCE_MS],
  ])('%s is given up, and closed when it opens after all', async (_what, isBlocked, limitMs) => {
    const { opened, settled, block, succeed } = open();
    if (isBlocked) block();
    await vi.advanceTimersByTimeAsync(limitMs - 1);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(settled.mock.calls).toMatchObject([[BLOCKED]]);
    succeed();
    await vi.advanceTimersByTimeAsync(0);
    expect(opened.close).toHaveBeenCalledOnce();
  });
});
