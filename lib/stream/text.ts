import type { ByteReader } from './byte-reader.ts';
import type { Frame } from './frame.ts';
import { assertAtMost, MAX_TEXT_BYTES } from './limits.ts';

/** Reads a body without framing: every piece is a frame. No character is ever cut in two. */
export function createTextReader(onFrame: (frame: Frame) => void): ByteReader {
  const decoder = new TextDecoder();
  let length = 0;
  const emit = (data: string) => {
    if (data !== '') onFrame({ data, event: '' });
  };
  return {
    push(bytes) {
      length += bytes.length;
      assertAtMost(length, MAX_TEXT_BYTES, 'the text');
      emit(decoder.decode(bytes, { stream: true }));
    },
    end: () => emit(decoder.decode()),
  };
}
