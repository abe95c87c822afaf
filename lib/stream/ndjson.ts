import type { ByteReader } from './byte-reader.ts';
import type { Frame } from './frame.ts';
import { createLineReader } from './line-reader.ts';

/**
 * Reads one JSON value a line. Blank lines are skipped; the last line needs no end. Nothing is
 * parsed: a line that is no JSON is a frame too.
 *
 * @see https://github.com/ndjson/ndjson-spec
 */
export function createNdjsonReader(onFrame: (frame: Frame) => void): ByteReader {
  const decoder = new TextDecoder();
  return createLineReader((line) => {
    const data = decoder.decode(line).trim();
    if (data !== '') onFrame({ data, event: '' });
  });
}
