import type { TextReader } from './body-reader.ts';
import type { Frame } from './frame.ts';
import { createLineReader } from './line-reader.ts';

/**
 * Reads one JSON value a line. Blank lines are skipped; the last line needs no end. Nothing is
 * parsed: a line that is no JSON is a frame too.
 *
 * @see https://github.com/ndjson/ndjson-spec
 */
export function createNdjsonReader(onFrame: (frame: Frame) => void): TextReader {
  return createLineReader((line) => {
    const data = line.trim();
    if (data !== '') onFrame({ data, event: '' });
  });
}
