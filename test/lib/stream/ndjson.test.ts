import { describe, expect, it } from 'vitest';
import { createNdjsonReader } from '../../../lib/stream/ndjson.ts';
import { encode, ofBytes, readAll, toArrivals, unnamed } from './read-in-pieces.ts';

describe('a body of lines', () => {
  it.each([
    ['each line is a frame', '{"a":1}\n{"b":"水"}\n', ['{"a":1}', '{"b":"水"}']],
    ['the last needs no end', '{"a":1}\r\n{"b":2}', ['{"a":1}', '{"b":2}']],
    ['blank lines and blanks around are nothing', '\n \n {"a":1}\t\n\n', ['{"a":1}']],
    ['what is no JSON is a frame too', 'Busy.\n', ['Busy.']],
    ['a byte order mark is dropped', '\uFEFF{}\n', ['{}']],
  ])('%s', (_rule, text, expected) => {
    for (const arrival of toArrivals(encode(text))) {
      expect(readAll(ofBytes(createNdjsonReader), arrival)).toEqual(unnamed(...expected));
    }
  });
});
