import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKeepAlive, KEEP_ALIVE_INTERVAL_MS } from '../../../lib/relay/keep-alive.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A browser ends a worker that has had no event for this long. */
const WORKER_IDLE_LIMIT_MS = 30_000;

function open() {
  const ping = vi.fn();
  return { ping, hold: createKeepAlive(ping) };
}

describe('keeping the background alive', () => {
  it('pings often enough, as long as work is held', () => {
    const { ping, hold } = open();
    hold();
    expect(KEEP_ALIVE_INTERVAL_MS).toBeLessThan(WORKER_IDLE_LIMIT_MS);
    vi.advanceTimersByTime(KEEP_ALIVE_INTERVAL_MS * 30);
    expect(ping).toHaveBeenCalledTimes(30);
  });

  it('does nothing before there is work', () => {
    const { ping } = open();
    expect(vi.getTimerCount()).toBe(0);
    expect(ping).not.toHaveBeenCalled();
  });

  it('ends with the work: no timer is left', () => {
    const { ping, hold } = open();
    const release = hold();
    vi.advanceTimersByTime(KEEP_ALIVE_INTERVAL_MS);
    release();
    expect(vi.getTimerCount()).toBe(0);
    expect(ping).toHaveBeenCalledOnce();
  });

  it('has one timer for all work, and goes on until the last is done', () => {
    const { ping, hold } = open();
    const [first, second] = [hold(), hold()];
    first();
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(KEEP_ALIVE_INTERVAL_MS);
    expect(ping).toHaveBeenCalledOnce();
    second();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('counts a release once, however often it is said', () => {
    const { hold } = open();
    const [first] = [hold(), hold()];
    first();
    first();
    expect(vi.getTimerCount()).toBe(1);
  });

  it('begins again with new work', () => {
    const { ping, hold } = open();
    hold()();
    hold();
    vi.advanceTimersByTime(KEEP_ALIVE_INTERVAL_MS);
    expect(ping).toHaveBeenCalledOnce();
  });
});
