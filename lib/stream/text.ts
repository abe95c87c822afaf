import type { TextReader } from './body-reader.ts';
import type { Frame } from './frame.ts';
import { assertAtMost, MAX_TEXT_LENGTH } from './limits.ts';

/** Reads a body without framing: every piece is a frame. */
export function createTextReader(onFrame: (frame: Frame) => void): TextReader {
  let length = 0;
  return {
    push(text) {
      length += text.length;
      assertAtMost(length, MAX_TEXT_LENGTH, 'the text');
      if (text !== '') onFrame({ data: text, event: '' });
    },
    end() {},
  };
}
