import fastCheck from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../../lib/stream/frame.ts';
import {
  createSseReader,
  MAX_SSE_EVENT_BYTES,
  MAX_SSE_LINE_BYTES,
} from '../../../lib/stream/sse.ts';
import { readSharedJson } from '../../shared-fixtures.ts';

const encode = (text: string) => new TextEncoder().encode(text);

/** The frames of a stream that arrives in `chunks`: those before its end, and the one at its end. */
function readFrames(chunks: Uint8Array[]): { frames: Frame[]; atEnd: Frame[] } {
  const frames: Frame[] = [];
  const reader = createSseReader((frame) => frames.push(frame));
  for (const chunk of chunks) reader.push(chunk);
  const countBeforeEnd = frames.length;
  reader.end();
  return { frames: frames.slice(0, countBeforeEnd), atEnd: frames.slice(countBeforeEnd) };
}

const readText = (text: string) => readFrames([encode(text)]);

/** `bytes` cut before each of `cuts`. */
function cutAt(bytes: Uint8Array, cuts: number[]): Uint8Array[] {
  const borders = [0, ...cuts, bytes.length];
  return borders.slice(1).map((end, index) => bytes.subarray(borders[index], end));
}

const eachByte = (bytes: Uint8Array) =>
  cutAt(
    bytes,
    Array.from(bytes.keys()).filter((index) => index > 0),
  );

const unnamed = (...data: string[]) => data.map((text) => ({ data: text, event: '' }));

describe('an event stream', () => {
  it.each([
    ['a line feed ends a line', 'data: a\n\n', unnamed('a')],
    ['a carriage return ends a line', 'data: a\r\rdata: b\r\r', unnamed('a', 'b')],
    ['both together are one line end', 'data: a\r\n\r\ndata: b\r\n\r\n', unnamed('a', 'b')],
    ['line ends may be mixed', 'data: a\ndata: b\r\n\rdata: c\r\n\n', unnamed('a\nb', 'c')],
    ['data lines are joined with a line feed', 'data: a\ndata:\ndata: b\n\n', unnamed('a\n\nb')],
    ['a message of newlines stays', 'data:\ndata:\n\n', unnamed('\n')],
    ['an empty data line makes an empty message', 'data\n\ndata:\n\n', unnamed('', '')],
    ['only one space after the colon is dropped', 'data:a\ndata:  b\n\n', unnamed('a\n b')],
    ['a block without data is no event', 'event: x\n\n: only a comment\n\n\n\n', []],
    ['the name of a block without data is forgotten', 'event: x\n\ndata: a\n\n', unnamed('a')],
    [
      'comments and unknown fields are skipped',
      ': hi\nid: 7\nretry: 9\nDATA: b\ndata: a\n\n',
      unnamed('a'),
    ],
    [
      'the last name of an event holds',
      'event: x\nevent: y\ndata: a\n\n',
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
    expect(readText(text)).toEqual({ frames: expected, atEnd: [] });
    expect(readFrames(eachByte(encode(text)))).toEqual({ frames: expected, atEnd: [] });
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
      fastCheck.constantFrom('', 'data', 'data:', 'data: 你好', 'event: x', ': c', '\uFEFFdata: a'),
      fastCheck.string({ unit: 'binary' }).map((text) => `data: ${text}`),
    );
    const end = fastCheck.constantFrom('\n', '\r', '\r\n', '');
    const lines = fastCheck.array(fastCheck.tuple(line, end).map((pair) => pair.join('')));
    const streams = fastCheck.tuple(
      lines.map((texts) => encode(texts.join(''))),
      fastCheck.array(fastCheck.nat(200)),
    );
    fastCheck.assert(
      fastCheck.property(streams, ([bytes, cuts]) => {
        const sorted = cuts.filter((cut) => cut < bytes.length).toSorted((a, b) => a - b);
        const cut = readFrames(cutAt(bytes, sorted));
        const whole = readFrames([bytes]);
        expect([...cut.frames, ...cut.atEnd]).toEqual([...whole.frames, ...whole.atEnd]);
      }),
    );
  });

  it('may not hold an endless line', () => {
    const reader = createSseReader(() => {});
    const piece = new Uint8Array(MAX_SSE_LINE_BYTES / 4).fill(0x61);
    for (let count = 0; count < 4; count += 1) reader.push(piece);
    expect(() => reader.push(piece)).toThrow(expect.objectContaining({ code: 'too-large' }));
  });

  it('may not hold a long line that comes in one piece', () => {
    const line = encode(`data: ${'a'.repeat(MAX_SSE_LINE_BYTES)}\n`);
    const { push } = createSseReader(() => {});
    expect(() => push(line)).toThrow(expect.objectContaining({ code: 'too-large' }));
  });

  it('may not hold an endless event', () => {
    const line = encode(`data: ${'a'.repeat(1000)}\n`);
    const { push } = createSseReader(() => {});
    const pushMany = () => {
      for (let bytes = 0; bytes < 2 * MAX_SSE_EVENT_BYTES; bytes += line.length) push(line);
    };
    expect(pushMany).toThrow(expect.objectContaining({ code: 'too-large' }));
  });

  it('may go on for ever in small events', () => {
    let count = 0;
    const reader = createSseReader(() => (count += 1));
    const event = encode(`data: ${'a'.repeat(100_000)}\n\n`);
    for (let index = 0; index < 100; index += 1) reader.push(event);
    expect(count).toBe(100);
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

/** Every way to cut `bytes` in two, whole, byte by byte, and as it was recorded. */
function toArrivals(bytes: Uint8Array, recorded: Uint8Array[]): Uint8Array[][] {
  const halves =
    bytes.length > 2000 ? [] : Array.from(bytes.keys(), (index) => cutAt(bytes, [index]));
  return [recorded, [bytes], eachByte(bytes), ...halves];
}

function expectEvents(bytes: Uint8Array, recorded: Uint8Array[], expected: Frame[]) {
  for (const chunks of toArrivals(bytes, recorded)) {
    const { frames, atEnd } = readFrames(chunks);
    expect(frames.map(withoutDefaultName)).toEqual(expected);
    expect(atEnd.length).toBeLessThan(2);
  }
}

const specCases = readSharedJson<{ cases: SpecCase[] }>('sse-cases.json')?.cases ?? [];
const browserCases = readSharedJson<BrowserCase[]>('sse-oracle.json') ?? [];

describe.runIf(specCases.length)('every case of the standard, cut anywhere', () => {
  it.each(specCases)('$id', ({ chunksHex, events }) => {
    const chunks = chunksHex.map((hex) => new Uint8Array(Buffer.from(hex, 'hex')));
    const whole = new Uint8Array(Buffer.concat(chunks));
    expectEvents(whole, chunks, toFrames(events));
  });
});

describe.runIf(browserCases.length)('every stream a browser was shown, cut anywhere', () => {
  it.each(browserCases)('$name', ({ wire_base64, chromium156_events }) => {
    const bytes = new Uint8Array(Buffer.from(wire_base64, 'base64'));
    expectEvents(bytes, [bytes], toFrames(chromium156_events));
  });
});
