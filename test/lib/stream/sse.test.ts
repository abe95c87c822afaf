import fastCheck from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../../lib/stream/frame.ts';
import { MAX_FRAME_LENGTH, MAX_LINE_LENGTH } from '../../../lib/stream/limits.ts';
import { createSseReader, type SseOptions } from '../../../lib/stream/sse.ts';
import { readSharedJson } from '../../shared-fixtures.ts';
import * as pieces from './read-in-pieces.ts';

const { encode, unnamed } = pieces;
const isTooLarge = expect.objectContaining({ code: 'too-large' });

const createReader = (options?: SseOptions) =>
  pieces.ofBytes((onFrame) => createSseReader(onFrame, options));
const readText = (text: string) => pieces.readPieces(createReader(), [encode(text)]);
const readByStandard = (chunks: Uint8Array[]) =>
  pieces.readPieces(createReader({ keepLeadingSpace: false }), chunks);

const LINES = [
  ...'|data|data:|data: 你好|event: x|: c|\uFEFFdata: a|error: {}|data: [DONE]'.split('|'),
  ...'data:{"a":1}|data:{"a":1}data:{|{"e":|"}|}'.split('|'),
];

describe('an event stream', () => {
  it.each([
    ['a line feed ends a line', 'data: a\n\n', unnamed('a')],
    ['a carriage return ends a line', 'data: a\r\rdata: b\r\r', unnamed('a', 'b')],
    ['both together are one line end', 'data: a\r\n\r\ndata: b\r\n\r\n', unnamed('a', 'b')],
    ['line ends may be mixed', 'data: a\ndata: b\r\n\rdata: c\r\n\n', unnamed('a\nb', 'c')],
    ['data lines are joined with a line feed', 'data: a\ndata:\ndata: b\n\n', unnamed('a\n\nb')],
    ['a message of newlines stays', 'data:\ndata:\n\n', unnamed('\n')],
    ['an empty data line makes an empty message', 'data\n\ndata:\n\n', unnamed('', '')],
    ['only one space after the colon is dropped', 'data: a\ndata:  b\n\n', unnamed('a\n b')],
    ['a block without data is no event', 'event: x\n\n: only a comment\n\n\n\n', []],
    ['the name of a block without data is forgotten', 'event: x\n\ndata: a\n\n', unnamed('a')],
    [
      'comments and unknown fields are skipped',
      ': hi\nid: 7\nretry: 9\nDATA: b\ndata: a\n\n',
      unnamed('a'),
    ],
    [
      'the last name of an event holds',
      'event: x\ndata: a\nevent: y\n\n',
      [{ data: 'a', event: 'y' }],
    ],
    ['a byte order mark at the start is dropped', '\uFEFFdata: a\n\n', unnamed('a')],
    [
      'a second byte order mark spoils its field',
      '\uFEFF\uFEFFdata: a\n\ndata: b\n\n',
      unnamed('b'),
    ],
    ['a byte order mark in the text stays', 'data: \uFEFFa\n\n', unnamed('\uFEFFa')],
  ])('%s', (_rule, text, expected) => {
    for (const arrival of pieces.toArrivals(encode(text))) {
      expect(pieces.readPieces(createReader(), arrival)).toEqual({ frames: expected, atEnd: [] });
    }
  });

  it.each([
    ['data: a', 'a'],
    ['data: a\n', 'a'],
    ['data: a\r', 'a'],
    ['data: a\r\n', 'a'],
    ['data: b\ndata: a', 'b\na'],
  ])('that ends as %j gives up what is pending', (text, data) => {
    expect(readText(text)).toEqual({ frames: [], atEnd: unnamed(data) });
  });

  it('reads the same however its bytes are cut', () => {
    const line = fastCheck.oneof(
      fastCheck.constantFrom(...LINES),
      fastCheck.string({ unit: 'binary' }).map((text) => `data: ${text}`),
    );
    const end = fastCheck.constantFrom('\n', '\r', '\r\n', '');
    const lines = fastCheck.tuple(line, end).map((pair) => pair.join(''));
    fastCheck.assert(
      fastCheck.property(pieces.anyCut(lines), (chunks) => {
        const whole = pieces.readAll(createReader(), [pieces.join(chunks)]);
        expect(pieces.readAll(createReader(), chunks)).toEqual(whole);
      }),
    );
  });

  it('may not hold an endless event', () => {
    const line = `data: ${'a'.repeat(1000)}\n`;
    const { push } = createSseReader(() => {});
    const pushMany = () => {
      for (let bytes = 0; bytes < 2 * MAX_FRAME_LENGTH; bytes += line.length) push(line);
    };
    expect(pushMany).toThrow(isTooLarge);
  });

  it('may go on for ever in small events and comments', () => {
    let count = 0;
    const reader = createSseReader(() => (count += 1));
    const event = `data: ${'a'.repeat(MAX_LINE_LENGTH / 2)}\n\n: comment\n\n`;
    for (let index = 0; index < 100; index += 1) reader.push(event);
    expect(count).toBe(100);
  });
});

describe('an event stream that misses the standard', () => {
  it.each<[rule: string, text: string, expected: Frame[]]>([
    [
      'objects with one line end between them are events',
      'data: {"a":1}\ndata: {"b":2}\ndata: [DONE]\n',
      unnamed('{"a":1}', '{"b":2}', '[DONE]'),
    ],
    [
      'each of them has its own name',
      'event: x\ndata: {"a":1}\nevent: y\ndata: {"b":2}\n',
      [
        { data: '{"a":1}', event: 'x' },
        { data: '{"b":2}', event: 'y' },
      ],
    ],
    [
      'one object over many lines is one event',
      'data: {\ndata: "a": {}\ndata: }\n\n',
      unnamed('{\n"a": {}\n}'),
    ],
    ['numbers are words of a text', 'data: 1\ndata: 2\n\n', unnamed('1\n2')],
    ['a mark after text belongs to it', 'data: a\ndata: [DONE]\n\n', unnamed('a\n[DONE]')],
    [
      'objects with no line end between them are events',
      'data:{"a":1}data:{"b":2} data: [DONE]\n\n',
      unnamed('{"a":1}', '{"b":2}', '[DONE]'),
    ],
    ['so are objects with nothing between them', 'data: {"a":1}{}\n\n', unnamed('{"a":1}', '{}')],
    [
      'text that looks like them is text',
      'data: {"a":"}data:{\\"b\\":1}{}"}\n\ndata: Say {"a":1}{"b":2} or {}data:{}.\n\n',
      unnamed('{"a":"}data:{\\"b\\":1}{}"}', 'Say {"a":1}{"b":2} or {}data:{}.'),
    ],
    [
      'a bare object between events is an event',
      'data: a\n\n{\n  "error": {\n    "code": 499\n  }\n}\n\ndata: b\n\n',
      unnamed('a', '{\n  "error": {\n    "code": 499\n  }\n}', 'b'),
    ],
    ['so is one that ends the body', 'data: a\n{"error":1}', unnamed('a', '{"error":1}')],
    ['a bare brace is nothing', 'data: a\n{ oh\ndata: b\n{c}\n\n', unnamed('a\nb')],
    [
      'a field ends what looks like a bare object',
      '{ oh\nevent: x\ndata: a\n\n{ oh\ndata: b\n\ndata: c\n\n',
      [{ data: 'a', event: 'x' }, ...unnamed('b', 'c')],
    ],
    [
      'an error line is an event of that name',
      'data: a\n\nerror: {"code":500}\n\n',
      [...unnamed('a'), { data: '{"code":500}', event: 'error' }],
    ],
    [
      'a body without any field is one event',
      'Busy.\n\nCome back later.\n',
      unnamed('Busy.\n\nCome back later.'),
    ],
    ['a blank body is none', '\n \n\n', []],
  ])('%s', (_rule, text, expected) => {
    for (const arrival of pieces.toArrivals(encode(text))) {
      expect(pieces.readAll(createReader(), arrival)).toEqual(expected);
    }
  });

  it('gives each event with the next line, not at its end', () => {
    const { frames } = readText('data: {"a":1}\ndata: {"b":2}\ndata: {"c":3}\n');
    expect(frames).toEqual(unnamed('{"a":1}', '{"b":2}'));
  });
});

describe('the space before a word', () => {
  const readWith = (text: string, keepLeadingSpace?: boolean) =>
    pieces.readAll(createReader({ keepLeadingSpace }), [encode(text)]).map(({ data }) => data);

  it.each([
    [
      'stays where the server adds none',
      'data:How\n\ndata: are\n\ndata:?\n\n',
      ['How', ' are', '?'],
    ],
    [
      'goes where the server adds one',
      'data: How\n\ndata:  are\n\ndata: ?\n\n',
      ['How', ' are', '?'],
    ],
    [
      'goes where only marks have none',
      'data: a\n\ndata: b\n\ndata:[DONE]\n\n',
      ['a', 'b', '[DONE]'],
    ],
    ['goes where only blanks have none', 'data: a\ndata:\ndata: b\n\n', ['a\n\nb']],
    ['goes where only JSON has none', 'data:{}\n\ndata: a\n\n', ['{}', 'a']],
    [
      'is lost before the first line that tells',
      'data: a\n\ndata:b\n\ndata: c\n\n',
      ['a', 'b', ' c'],
    ],
    ['says nothing in a name', 'event:x\ndata: a\n\n', ['a']],
  ])('%s', (_rule, text, expected) => {
    expect(readWith(text)).toEqual(expected);
  });

  it('stays or goes as one says', () => {
    expect(readWith('data: a\n\ndata:b\n\ndata: c\n\n', true)).toEqual([' a', 'b', ' c']);
    expect(readWith('data: a\n\ndata:b\n\ndata: c\n\n', false)).toEqual(['a', 'b', 'c']);
  });
});

interface SpecCase {
  id: string;
  chunksHex: string[];
  events: { type: string; data: string }[];
}

interface BrowserCase {
  name: string;
  wire_base64: string;
  chromium156_events: { type: string; data: string }[];
}

const toFrames = (events: { type: string; data: string }[]): Frame[] =>
  events.map(({ type, data }) => ({ data, event: type === 'message' ? '' : type }));

/** A name of 'message' is the default spelled out. */
const withoutDefaultName = ({ data, event }: Frame): Frame => ({
  data,
  event: event === 'message' ? '' : event,
});

function expectEvents(chunks: Uint8Array[], expected: Frame[]) {
  for (const arrival of [chunks, ...pieces.toArrivals(pieces.join(chunks))]) {
    const { frames, atEnd } = readByStandard(arrival);
    expect(frames.map(withoutDefaultName)).toEqual(expected);
    expect(atEnd.length).toBeLessThan(2);
  }
}

/** What the standard drops, and Gloss deliberately does not. */
const BEYOND_STANDARD = new Map([['raw-json-lines', '{\n  "error": {\n    "code": 499\n  }\n}']]);

const specCases = readSharedJson<{ cases: SpecCase[] }>('sse-cases.json')?.cases ?? [];
const browserCases = readSharedJson<BrowserCase[]>('sse-oracle.json') ?? [];

describe.runIf(specCases.length)('every case of the standard, cut anywhere', () => {
  it.each(specCases)('$id', ({ id, chunksHex, events }) => {
    const extra = BEYOND_STANDARD.get(id);
    const expected = [...toFrames(events), ...(extra === undefined ? [] : unnamed(extra))];
    expectEvents(
      chunksHex.map((hex) => new Uint8Array(Buffer.from(hex, 'hex'))),
      expected,
    );
  });
});

describe.runIf(browserCases.length)('every stream a browser was shown, cut anywhere', () => {
  it.each(browserCases)('$name', ({ wire_base64, chromium156_events }) => {
    const bytes = new Uint8Array(Buffer.from(wire_base64, 'base64'));
    expectEvents([bytes], toFrames(chromium156_events));
  });
});
