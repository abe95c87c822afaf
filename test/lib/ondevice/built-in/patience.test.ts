import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createPatience } from '../../../../lib/ondevice/built-in/patience.ts';
import { createHandTimers } from '../../../helpers/hand-timers.ts';

function createWait() {
  const timers = createHandTimers();
  const stop = new AbortController();
  return { timers, stop, patience: createPatience(stop.signal, timers.startTimer) };
}

const NEVER = new Promise<never>(() => {});

describe('a wait', () => {
  it.each<[string, () => Promise<string>, object]>([
    ['value', () => Promise.resolve('done'), { status: 'fulfilled', value: 'done' }],
    [
      'error',
      () => Promise.reject(new TypeError('no')),
      { status: 'rejected', reason: { message: 'no' } },
    ],
  ])('ends with the %s of the work, and leaves nothing behind', async (_, work, end) => {
    const { timers, stop, patience } = createWait();
    const [outcome] = await Promise.allSettled([patience.within(work(), 100)]);
    expect(outcome).toMatchObject(end);
    patience.renew();
    expect(timers.delays).toEqual([]);
    expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
  });

  it('that begins after a Stop is over', async () => {
    const { stop, patience } = createWait();
    stop.abort();
    await expect(patience.within(NEVER, 100)).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('that is renewed begins anew', async () => {
    const { timers, patience } = createWait();
    const ended = patience.within(NEVER, 100);
    timers.advance(99);
    patience.renew();
    timers.advance(99);
    expect(timers.delays).toEqual([100]);
    timers.advance(1);
    await expect(ended).rejects.toMatchObject({ name: 'GlossError', code: 'timeout' });
  });
});
