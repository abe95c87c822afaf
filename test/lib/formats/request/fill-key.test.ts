import { describe, expect, it } from 'vitest';
import { fillKey } from '../../../../lib/formats/request/fill-key.ts';
import type { Endpoint } from '../../../../lib/formats/format.ts';

const endpoint: Endpoint = {
  baseUrl: 'https://a.test',
  apiKey: 'canary-$&',
  model: 'demo',
  headers: { 'api-key': '{{key}}', authorization: '', 'x-both': 'Basic {{key}}:{{key}}' },
  options: { key: '{{key}}' },
};

describe('the key of an endpoint', () => {
  it('goes to its places in the headers, to the letter, and nowhere else', () => {
    expect(fillKey(endpoint)).toEqual({
      ...endpoint,
      headers: {
        'api-key': 'canary-$&',
        authorization: '',
        'x-both': 'Basic canary-$&:canary-$&',
      },
    });
  });
});
