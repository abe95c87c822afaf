import fastCheck from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonPath } from '../../../../lib/formats/decode/json-path.ts';

const VALUE = { data: { text: 'Hi', list: [{ text: 'first' }, 'second'], none: null }, '': 'x' };

describe('a path', () => {
  it.each([
    ['data.text', 'Hi'],
    ['data.list.0.text', 'first'],
    ['data.list[0].text', 'first'],
    ['data.list[1]', 'second'],
    ['data.none', null],
  ])('%s leads to a value', (path, value) => {
    expect(readJsonPath(VALUE, path)).toBe(value);
  });

  it.each([
    'text',
    'data.text.length',
    'data.text.0',
    'data.none.x',
    'data.list.length',
    'data.list.-1',
    'data.list.2',
    'data.list.map',
    '__proto__',
    'constructor',
    'data.constructor.constructor',
    'data.list.__proto__',
    'toString',
  ])('%s leads nowhere', (path) => {
    expect(readJsonPath(VALUE, path)).toBeUndefined();
  });

  it('that is empty is the value itself', () => {
    expect(readJsonPath(VALUE, '')).toBe(VALUE);
  });

  it('never throws and never leaves the value', () => {
    const steps = fastCheck.constantFrom(
      'a',
      '0',
      '',
      '__proto__',
      'constructor',
      'prototype',
      '[',
    );
    const path = fastCheck.array(steps).map((names) => names.join('.'));
    fastCheck.assert(
      fastCheck.property(fastCheck.jsonValue(), path, (value, anyPath) => {
        const found = readJsonPath(value, anyPath);
        if (found !== undefined) expect(JSON.stringify(value)).toContain(JSON.stringify(found));
      }),
    );
  });
});
