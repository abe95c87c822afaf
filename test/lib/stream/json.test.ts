import fastCheck from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJsonReader } from '../../../lib/stream/json.ts';
import { MAX_FRAME_LENGTH } from '../../../lib/stream/limits.ts';
import {
  anyCut,
  encode,
  join,
  ofBytes,
  readAll,
  readPieces,
  toArrivals,
  unnamed,
} from './read-in-pieces.ts';

const createReader = ofBytes(createJsonReader);

const PRETTY = '{\n  "a": [\n    1,\n    "}{"\n  ]\n}';

describe('a body of JSON', () => {
  it.each([
    ['one value is one frame', PRETTY, [PRETTY]],
    ['so is each element of an array', `[${PRETTY}\n,\r\n{"b":2}]\n`, [PRETTY, '{"b":2}']],
    ['an array in an array is an element', '[[1,[2]],[],3]', ['[1,[2]]', '[]', '3']],
    ['values may follow each other at once', `{"a":1}${PRETTY}{}`, ['{"a":1}', PRETTY, '{}']],
    ['or line by line', '{"a":1}\n\n{"b":2}\r\n', ['{"a":1}', '{"b":2}']],
    [
      'or with a mark between them',
      'data:{"a":"data:{}"}data: {"b":2}data:[DONE]',
      ['{"a":"data:{}"}', '{"b":2}', '[DONE]'],
    ],
    ['brackets and quotes in strings are text', '{"a":"\\"}]\\\\"}{}', ['{"a":"\\"}]\\\\"}', '{}']],
    [
      'words, numbers and strings are values',
      '["a, b",-1.5e3,true,null]',
      ['"a, b"', '-1.5e3', 'true', 'null'],
    ],
    ['a value without an end is a frame as it is', '[{"a":1},{"b":', ['{"a":1}', '{"b":']],
    ['text without a value is one frame', ' Busy, come back.\n', ['Busy, come back.']],
    ['a byte order mark is dropped', '\uFEFF{}', ['{}']],
    ['an empty array is text without a value', '[]', ['[]']],
    ['blanks are nothing', ' \n\n', []],
  ])('%s', (_rule, text, expected) => {
    for (const arrival of toArrivals(encode(text))) {
      expect(readAll(createReader, arrival)).toEqual(unnamed(...expected));
    }
  });

  it('gives each value as soon as it is whole', () => {
    const { frames } = readPieces(createReader, [encode('[{"a":1},{"b":2}')]);
    expect(frames).toEqual(unnamed('{"a":1}', '{"b":2}'));
  });

  it('gives back every value, whatever stands between them', () => {
    const objects = fastCheck.array(
      fastCheck.dictionary(fastCheck.string(), fastCheck.jsonValue()),
    );
    const gap = fastCheck.constantFrom('', '\n', ', ', 'data: ', '\r\n\r\n');
    fastCheck.assert(
      fastCheck.property(objects, gap, fastCheck.boolean(), (values, between, isPretty) => {
        const texts = values.map((value) => JSON.stringify(value, null, isPretty ? 2 : 0));
        const frames = readAll(createReader, [encode(texts.join(between))]);
        expect(frames).toEqual(unnamed(...texts));
      }),
    );
  });

  it('reads the same however its bytes are cut', () => {
    const fragment = fastCheck.oneof(
      fastCheck.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        '\\',
        ',',
        'data:',
        '[DONE]',
        '12',
        '水',
        ' ',
      ),
      fastCheck.string({ unit: 'binary' }),
    );
    fastCheck.assert(
      fastCheck.property(anyCut(fragment), (chunks) => {
        expect(readAll(createReader, chunks)).toEqual(readAll(createReader, [join(chunks)]));
      }),
    );
  });

  it.each(['{"a":"', 'a'])('may not hold an endless value (%s)', (start) => {
    const reader = createJsonReader(() => {});
    const piece = 'a'.repeat(MAX_FRAME_LENGTH / 4);
    reader.push(start);
    const pushMany = () => {
      for (let count = 0; count < 5; count += 1) reader.push(piece);
    };
    expect(pushMany).toThrow(expect.objectContaining({ code: 'too-large' }));
  });
});
