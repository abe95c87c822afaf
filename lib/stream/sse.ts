import { GlossError } from '../errors.ts';
import { getLines } from './fetch-event-source.ts';
import type { Frame } from './frame.ts';

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Longest line an event stream may hold, in bytes. */
export const MAX_SSE_LINE_BYTES = 1024 * 1024;

/** Most data one event may hold, in bytes, over all its lines. */
export const MAX_SSE_EVENT_BYTES = 4 * 1024 * 1024;

/** Takes the bytes of an event stream in pieces of any size. */
export interface SseReader {
  /** @throws {GlossError} `too-large` over one of the two limits above. */
  push: (bytes: Uint8Array) => void;
  /** Says that the body has ended, which completes an event that still lacks its blank line. */
  end: () => void;
}

/**
 * Reads an event stream and hands over each event as soon as its blank line is there. `id` and
 * `retry` are dropped, for Gloss never reconnects. One deliberate deviation from the standard: what
 * is pending at the end of the body is an event too, because some servers leave out the last blank
 * line.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export function createSseReader(onFrame: (frame: Frame) => void): SseReader {
  // A byte order mark is dropped once, at the start of the stream; later ones belong to the text.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let isFirstLine = true;
  let event = '';
  let data: string[] = [];
  let dataBytes = 0;
  let openLineBytes = 0;

  const dispatch = () => {
    const frame = { data: data.join('\n'), event };
    const hasData = data.length > 0;
    event = '';
    data = [];
    dataBytes = 0;
    if (hasData) onFrame(frame);
  };

  const readLine = (line: Uint8Array) => {
    if (line.length === 0) return dispatch();
    assertAtMost(line.length, MAX_SSE_LINE_BYTES, 'line');
    const { name, value } = splitField(decoder.decode(line));
    if (name === 'event') event = value;
    if (name !== 'data') return;
    dataBytes += line.length;
    assertAtMost(dataBytes, MAX_SSE_EVENT_BYTES, 'event');
    data.push(value);
  };

  const pushBytes = getLines((line) => {
    readLine(isFirstLine && startsWithMark(line) ? line.subarray(BYTE_ORDER_MARK.length) : line);
    isFirstLine = false;
  });

  return {
    push(bytes) {
      // The line splitter keeps an open line without a limit, so its length is followed here.
      const lineEnd = Math.max(bytes.lastIndexOf(LF), bytes.lastIndexOf(CR));
      openLineBytes = lineEnd < 0 ? openLineBytes + bytes.length : bytes.length - lineEnd - 1;
      assertAtMost(openLineBytes, MAX_SSE_LINE_BYTES, 'line');
      pushBytes(bytes);
    },
    end() {
      // The first ends an open line (or is the second half of a CRLF), the second is the blank line.
      pushBytes(Uint8Array.of(LF, LF));
    },
  };
}

function startsWithMark(line: Uint8Array): boolean {
  return BYTE_ORDER_MARK.every((byte, index) => line[index] === byte);
}

/** `name: value`, one space after the colon optional; a comment has the name ''. */
function splitField(line: string): { name: string; value: string } {
  const colon = line.indexOf(':');
  if (colon < 0) return { name: line, value: '' };
  const valueStart = line.charCodeAt(colon + 1) === SPACE ? colon + 2 : colon + 1;
  return { name: line.slice(0, colon), value: line.slice(valueStart) };
}

function assertAtMost(bytes: number, limit: number, what: string): void {
  if (bytes > limit) {
    throw new GlossError('too-large', `a ${what} of the stream is over ${limit} bytes`);
  }
}
