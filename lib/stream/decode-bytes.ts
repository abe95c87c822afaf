import type { ByteReader, TextReader } from './body-reader.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/** The first byte that is not ASCII, and may leave a character to be finished by the next piece. */
const FIRST_NON_ASCII = 0x80;

/**
 * Gives `reader` the bytes of a body as text. No character is cut in two; a byte order mark is
 * dropped once, at the start of the body, and bytes that are no UTF-8 become U+FFFD. A piece that
 * ends in ASCII leaves nothing for the next: decoded as if it were the last, it takes Node a quarter
 * of the time, and Chromium no more.
 *
 * @see https://encoding.spec.whatwg.org/#utf-8-decode
 */
export function decodeBytes(reader: TextReader): ByteReader {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let isStart = true;
  const push = (text: string) => {
    const hasMark = isStart && text.startsWith(BYTE_ORDER_MARK);
    isStart &&= text === '';
    reader.push(hasMark ? text.slice(1) : text);
  };
  return {
    push(bytes) {
      const mayBeCut = (bytes.at(-1) ?? FIRST_NON_ASCII) >= FIRST_NON_ASCII;
      push(decoder.decode(bytes, { stream: mayBeCut }));
    },
    end() {
      push(decoder.decode());
      reader.end();
    },
  };
}
