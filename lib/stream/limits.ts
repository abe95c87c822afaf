import { GlossError } from '../errors.ts';

/** Longest line a stream may hold, in UTF-16 units: bytes, where the text is ASCII. */
export const MAX_LINE_LENGTH = 1024 * 1024;

/** Most one frame may hold, in UTF-16 units of data lines or of a JSON value. */
export const MAX_FRAME_LENGTH = 4 * 1024 * 1024;

/** Most text of a body that has no framing, in UTF-16 units. */
export const MAX_TEXT_LENGTH = 8 * 1024 * 1024;

/** @throws {GlossError} `too-large` when `length` is over `limit`; `what` names the thing. */
export function assertAtMost(length: number, limit: number, what: string): void {
  if (length > limit) throw new GlossError('too-large', `${what} of the stream is over ${limit}`);
}
