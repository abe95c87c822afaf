import { describe, expect, it, vi } from 'vitest';
import { GlossError } from '../../../lib/errors.ts';
import { explainFailure } from '../../../lib/relay/explain-failure.ts';

const HOST_URL = 'https://a.test/v1';
const NETWORK = new GlossError('network', 'no answer came', { host: 'a.test' });

describe('a failed request', () => {
  it('to a host that may not be reached lacks permission', async () => {
    const isPermitted = vi.fn(async () => false);
    expect(await explainFailure(NETWORK, HOST_URL, isPermitted)).toMatchObject({
      code: 'permission-missing',
      details: { host: 'a.test' },
      cause: NETWORK,
    });
    expect(isPermitted).toHaveBeenCalledWith(HOST_URL);
  });

  it('to a host that may be reached is what it was', async () => {
    expect(await explainFailure(NETWORK, HOST_URL, async () => true)).toBe(NETWORK);
  });

  it.each([
    new GlossError('auth', 'refused'),
    new DOMException('stop', 'AbortError'),
    new TypeError('no such function'),
    undefined,
  ])('that the host or we ourselves have caused is what it was: %o', async (error) => {
    const isPermitted = vi.fn(async () => false);
    expect(await explainFailure(error, HOST_URL, isPermitted)).toBe(error);
    expect(isPermitted).not.toHaveBeenCalled();
  });
});
