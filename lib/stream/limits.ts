import { GlossError } from '../errors.ts';

/** Longest line a stream may hold, in bytes. */
export const MAX_LINE_BYTES = 1024 * 1024;

/** Most one frame may hold: in bytes of data lines, or in characters of a JSON value. */
export const MAX_FRAME_LENGTH = 4 * 1024 * 1024;

/** Most text of a body that has no framing, in bytes. */
export const MAX_TEXT_BYTES = 8 * 1024 * 1024;

/** @throws {GlossError} `too-large` when `length` is over `limit`; `what` names the thing. */
export function assertAtMost(length: number, limit: number, what: string): void {
  if (length > limit) throw new GlossError('too-large', `${what} of the stream is over ${limit}`);
}
