import { describe, expect, it } from 'vitest';
import type { WireError } from '../../../lib/errors.ts';
import { toHttpError } from '../../../lib/formats/error/http-error.ts';
import { resolveWaitMs } from '../../../lib/relay/retry.ts';

const refusal = (status: number, retryAfterMs?: number): WireError => ({
  code: 'server',
  message: `status ${status}`,
  status,
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});

describe('a refused prompt', () => {
  it.each([429, 503, 529])('with status %i is sent again when the server says', (status) => {
    expect(resolveWaitMs(refusal(status, 2000), 0)).toBe(2000);
    expect(resolveWaitMs(refusal(status, 2000), 1)).toBe(2000);
  });

  it.each<[string, WireError, number]>([
    ['that does not say when', refusal(429), 0],
    ['that was sent again twice', refusal(429, 2000), 2],
    ['that asks for more than a minute', refusal(429, 60_001), 0],
    ['with status 500', refusal(500, 2000), 0],
    ['with status 502', refusal(502, 2000), 0],
    ['with status 504', refusal(504, 2000), 0],
    ['with status 401', refusal(401, 2000), 0],
    ['that never got an answer', { code: 'network', message: 'down', retryAfterMs: 1 }, 0],
  ])('%s is not', (_what, error, retries) => {
    expect(resolveWaitMs(error, retries)).toBeUndefined();
  });

  it.each([
    ['seconds', '2', 2000],
    ['a date', 'Wed, 21 Oct 2015 07:28:30 GMT', 30_000],
    ['a date that has passed', 'Wed, 21 Oct 2015 07:27:00 GMT', 0],
  ])('whose server says when in %s waits as long', (_how, retryAfter, waitMs) => {
    const headers = new Headers({
      'retry-after': retryAfter,
      date: 'Wed, 21 Oct 2015 07:28:00 GMT',
    });
    const { code, message, details } = toHttpError(429, headers, '');
    expect(resolveWaitMs({ code, message, ...details }, 0)).toBe(waitMs);
  });
});
