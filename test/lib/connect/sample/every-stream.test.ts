import { describe, expect, it } from 'vitest';
import { readSample } from '../../../../lib/connect/sample/read-sample.ts';
import { askEndpoint, SAMPLE_IDS } from '../../../servers/sample-requests.ts';
import { useBackend } from '../../../servers/use-backend.ts';

const ANSWER = 'Hello there, it is good to see you.';

/** A second field of TGI's tells which of its tokens are no words. */
const TOLD_BY_ONE_FIELD = SAMPLE_IDS.filter((id) => id !== 'tgi');

const backend = useBackend();

describe.each(TOLD_BY_ONE_FIELD)('one answer of %s', (id) => {
  it('is enough to find where its words stand, and to read them all', async () => {
    const response = await askEndpoint(backend().url, [id, 'echo', ANSWER]);
    const sample = await response.text();
    const { textPath } = readSample(sample);
    expect(readSample(sample, { textPath }).text).toBe(ANSWER);
  });
});
