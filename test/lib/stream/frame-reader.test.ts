import fastCheck from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGlossError } from '../../../lib/errors.ts';
import { createFrameReader } from '../../../lib/stream/frame-reader.ts';
import type { Frame } from '../../../lib/stream/frame.ts';
import { FRAMINGS, type Framing } from '../../../lib/stream/framing.ts';
import { MAX_LINE_LENGTH } from '../../../lib/stream/limits.ts';
import { readSharedBytes } from '../../shared-fixtures.ts';
import * as pieces from './read-in-pieces.ts';

const { encode } = pieces;

const CONTENT_TYPES = [
  '',
  'text/plain',
  'text/html; charset=utf-8',
  'text/event-stream;charset=UTF-8',
  'application/json; charset=utf-8',
  'application/x-ndjson',
  'application/octet-stream',
];

const creator = (framing: Framing, contentType: string) => (onFrame: (frame: Frame) => void) =>
  createFrameReader(framing, { contentType }, onFrame);

const readData = (framing: Framing, contentType: string, arrival: Uint8Array[]) =>
  pieces.readAll(creator(framing, contentType), arrival).map(({ data }) => data);

const PRETTY = '{\n  "a": 1\n}';

describe('a body that shows what it is', () => {
  it.each([
    ['an event stream', '\n: hi\n\ndata: a\n\nevent: x\ndata: b\n\n', ['a', 'b']],
    ['an event stream that begins with a name', 'event: x\ndata: a\n\n', ['a']],
    ['an event stream of one object', 'data: {"a":1}\n\n', ['{"a":1}']],
    [
      'objects after one mark each',
      'data:{"a":1}data:{"b":2}data:[DONE]',
      ['{"a":1}', '{"b":2}', '[DONE]'],
    ],
    ['an empty event, and one', 'data:\n\ndata: a\n\n', ['', 'a']],
    ['one JSON value', PRETTY, [PRETTY]],
    ['values that follow each other', `${PRETTY}{"b":2}`, [PRETTY, '{"b":2}']],
    ['an array in pieces', `\r\n[\n${PRETTY}\n,\r\n{"b":2}]`, [PRETTY, '{"b":2}']],
    ['nothing', '', []],
    ['blanks', ' \n\n', []],
  ])('is %s, whatever its type', (_name, text, expected) => {
    const types = CONTENT_TYPES.filter(
      (type) => type !== 'application/x-ndjson' || !text.includes(PRETTY),
    );
    for (const contentType of types) {
      for (const arrival of pieces.toArrivals(encode(text))) {
        expect(readData('auto', contentType, arrival)).toEqual(expected);
        expect(readData('sse', contentType, arrival)).toEqual(expected);
      }
    }
  });

  it('gives the first of objects on one line before the line ends', () => {
    const { frames } = pieces.readPieces(creator('auto', 'text/event-stream'), [
      encode('data:{"a":1}data:{"b":2}data:{'),
    ]);
    expect(frames).toEqual(pieces.unnamed('{"a":1}', '{"b":2}'));
  });
});

describe('a body that does not show it', () => {
  it.each([
    ['text/plain', 'Hello you', ['Hello ', 'you']],
    ['', '[1] says: {it}', ['[1] sa', 'ys: {it}']],
    ['text/event-stream', '水, and 火', ['水, a', 'nd 火']],
    ['text/event-stream', 'Note: a\n\nb', ['Note: a\n\nb']],
    ['text/event-stream', 'nothing: 1\ndata: a\n\n', ['a']],
    ['application/json', 'Busy, come back', ['Busy, come back']],
    ['application/vnd.api+json', '"a, b"', ['"a, b"']],
    ['application/x-ndjson', '"a"\n"b"', ['"a"', '"b"']],
    ['application/jsonl', '"a"', ['"a"']],
    ['text/html', 'Busy', ['Busy']],
  ])('is what its type says (%s: %j)', (contentType, text, expected) => {
    const bytes = encode(text);
    const half = pieces.cutAt(bytes, [encode(text.slice(0, 6)).length]);
    const whole = readData('auto', contentType, [bytes]);
    expect(readData('auto', contentType, half).join('')).toBe(expected.join(''));
    expect(whole.join('')).toBe(expected.join(''));
  });

  it('is told by its head, however long the first piece', () => {
    const late = encode(`{${' '.repeat(100)}"a":1} is how Gloss would say it.`);
    for (const arrival of pieces.toArrivals(late)) {
      expect(readData('auto', 'text/plain', arrival).join('')).toBe(new TextDecoder().decode(late));
    }
  });

  it('is text as soon as it can be nothing else', () => {
    const { frames } = pieces.readPieces(creator('auto', 'text/plain'), [
      encode('Hel'),
      encode('lo you'),
      encode(', all'),
    ]);
    expect(frames).toEqual(pieces.unnamed('Hello you', ', all'));
  });
});

describe('a framing that one names', () => {
  it.each([
    ['ndjson', '{"a":\n1}', ['{"a":', '1}']],
    ['json', 'data: {"a":1}', ['{"a":1}']],
    ['text', 'data: {"a":1}', ['data: {"a":1}']],
    ['sse', 'Busy', ['Busy']],
  ] as const)('holds (%s)', (framing, text, expected) => {
    for (const contentType of CONTENT_TYPES) {
      expect(readData(framing, contentType, [encode(text)])).toEqual(expected);
    }
  });
});

describe('a web page', () => {
  const page = '\n<!doctype html>\n<h1>Welcome</h1>';

  it.each(FRAMINGS)('is an error that shows its first words (%s)', (framing) => {
    for (const arrival of pieces.toArrivals(encode(page))) {
      expect(() => readData(framing, 'Text/HTML; charset=utf-8', arrival)).toThrow(
        expect.objectContaining({
          code: 'bad-response',
          details: { detail: '<!doctype html> <h1>Welcome</h1>' },
        }),
      );
    }
  });

  it('is not read to its end', () => {
    const reader = creator('auto', 'text/html')(() => {});
    reader.push(encode('<'));
    expect(() => reader.push(encode(' a'.repeat(1000)))).toThrow(
      expect.objectContaining({ details: { detail: `<${' a'.repeat(99)} ` } }),
    );
  });
});

const FRAGMENTS = 'data:|data: |event: x|error: |: c|{"a":1}|[DONE]|<p>|Hello|水|[|]|{|}|"|\\|,|:| '
  .split('|')
  .concat('\n', '\n\n', '\r\n', '\uFEFF');

describe('any bytes at all', () => {
  const anyFragment = fastCheck.oneof(
    fastCheck.constantFrom(...FRAGMENTS),
    fastCheck.string({ unit: 'binary' }),
  );
  const framings = fastCheck.constantFrom(...FRAMINGS);
  const contentTypes = fastCheck.constantFrom(...CONTENT_TYPES);

  it('give the same frames however they are cut', () => {
    const types = contentTypes.filter((type) => !type.startsWith('text/html'));
    fastCheck.assert(
      fastCheck.property(pieces.anyCut(anyFragment), framings, types, (chunks, framing, type) => {
        const cut = pieces.readAll(creator(framing, type), chunks);
        const whole = pieces.readAll(creator(framing, type), [pieces.join(chunks)]);
        const isText = whole.length === 1 && cut.length !== 1;
        const joined = (frames: Frame[]) => frames.map(({ data }) => data).join('');
        if (isText) expect(joined(cut)).toBe(joined(whole));
        else expect(cut).toEqual(whole);
      }),
      { numRuns: 2000 },
    );
  });

  it('are read or refused with an error of ours', () => {
    const noise = fastCheck.array(fastCheck.uint8Array({ maxLength: 200 }));
    fastCheck.assert(
      fastCheck.property(noise, framings, contentTypes, (chunks, framing, contentType) => {
        try {
          pieces.readAll(creator(framing, contentType), chunks);
        } catch (error) {
          expect(error).toSatisfy(isGlossError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['data:{"a":"', 'text/event-stream'],
    ['data: ', ''],
    ['event', 'text/plain'],
    ['\n', ''],
  ])('are refused where a line that begins with %j never ends', (start, contentType) => {
    const reader = creator('auto', contentType)(() => {});
    reader.push(encode(start));
    const pushMany = () => {
      const filler = encode((start.trim() === '' ? '\n' : 'a').repeat(64_000));
      for (let bytes = 0; bytes < 10 * MAX_LINE_LENGTH; bytes += filler.length) reader.push(filler);
    };
    expect(pushMany).toThrow(expect.objectContaining({ code: 'too-large' }));
  });
});

const chunk = (content: string) => expect.stringContaining(JSON.stringify(content));

describe.runIf(readSharedBytes('streams/plain/bom.sse'))('every broken stream on record', () => {
  it.each([
    ['plain/bom.sse', [chunk('ok'), '[DONE]']],
    ['plain/cr-only.sse', [chunk('He'), chunk('llo'), '[DONE]']],
    ['plain/concatenated-json-pretty.txt', [chunk('He'), chunk('llo')]],
    [
      'plain/concatenated-json.txt',
      [chunk('He'), chunk('llo'), chunk(' {"not":"json"} '), chunk('世界'), chunk('stop')],
    ],
    ['plain/done-as-event.sse', [chunk('ok'), '']],
    ['plain/done-quoted.sse', [chunk('ok'), '"[DONE]"']],
    ['plain/finish-with-final-message.sse', [chunk('Hel'), chunk('lo'), chunk('Hello')]],
    ['plain/json-body-instead-of-stream.json', [chunk('whole answer')]],
    ['plain/json-cumulative.sse', [chunk('你'), chunk('你好'), chunk('你好！'), '[DONE]']],
    ['plain/litellm-ping.sse', [chunk('ping'), chunk('ok'), chunk('ping'), '[DONE]']],
    ['plain/pretty-json-data-lines.sse', [chunk('ok'), '[DONE]']],
    ['plain/single-newline-events.sse', [chunk('He'), chunk('llo'), '[DONE]']],
    ['plain/single-newline-then-blank.sse', [chunk('He'), chunk('llo'), '[DONE]']],
    ['plain/sse-starlette-ping.sse', [chunk('ok'), '[DONE]']],
    [
      'plain/text-cumulative-rewrite.sse',
      ['The capitol', 'The capital', 'The capital is', 'The capital is Paris.'],
    ],
    ['plain/text-markdown-multiline.sse', ['line1\nline2\n\nline4']],
    ['plain/text-per-event-nospace.sse', ['你', '好', '[DONE]']],
    ['plain/text-per-event-spring.sse', ['Hello', '!', ' How', ' can', ' I', ' help', '?']],
    ['plain/text-per-event.sse', ['你', '好', '，', '世界', '！', '[DONE]']],
    [
      'gemini/mid-stream-raw-json-error.sse',
      [chunk('First '), chunk('Second '), chunk('CANCELLED')],
    ],
    ['llama.cpp/mid-stream-error-old-field.sse', [chunk('Hi'), chunk('server_error')]],
  ])('%s', (file, expected) => {
    const bytes = readSharedBytes(`streams/${file}`) ?? new Uint8Array();
    const contentType = file.endsWith('.json') ? 'application/json' : 'text/event-stream';
    for (const arrival of pieces.toArrivals(bytes)) {
      expect(readData('auto', contentType, arrival)).toEqual(expected);
    }
  });
});
