import { describe, expect, it } from 'vitest';
import { FORMAT_IDS } from '../../../lib/formats/format.ts';
import { FORMATS } from '../../../lib/formats/registry.ts';

describe('the registry', () => {
  it('holds every format there is', () => {
    expect(Object.keys(FORMATS).toSorted()).toEqual([...FORMAT_IDS].toSorted());
  });

  it.each(Object.entries(FORMATS))('knows %s by its own name', (id, format) => {
    expect(format.id).toBe(id);
  });
});
