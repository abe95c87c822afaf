import { GlossError } from '../errors.ts';
import type { TextReader } from './body-reader.ts';

/** How much of a web page that came instead of an answer is shown, in characters. */
const PAGE_DETAIL_CHARS = 200;

/** How much of it is read for that: its head may be blank for the most part. */
const PAGE_HEAD_CHARS = 4 * PAGE_DETAIL_CHARS;

/**
 * Reads the first words of a web page, tags and all.
 *
 * @throws {GlossError} `bad-response` with those words, once there are enough of them or at the end.
 */
export function createPageReader(): TextReader {
  let head = '';
  const fail = () => {
    const detail = head.slice(0, PAGE_HEAD_CHARS).replace(/\s+/g, ' ').trim();
    throw new GlossError('bad-response', 'a web page came back', {
      detail: detail.slice(0, PAGE_DETAIL_CHARS),
    });
  };
  return {
    push(text) {
      head += text;
      if (head.length >= PAGE_HEAD_CHARS) fail();
    },
    end: fail,
  };
}
