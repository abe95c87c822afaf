/**
 * How a body is cut into frames.
 *
 * - `auto`: by content type and first bytes
 * - `sse`: server-sent events, with the product's rules for broken ones
 * - `ndjson`: one JSON value a line
 * - `json`: JSON values, whatever stands between them: an array in pieces, values with nothing
 *   between them, one whole body
 * - `text`: no framing; every piece of text is a frame
 */
export const FRAMINGS = ['auto', 'sse', 'ndjson', 'json', 'text'] as const;

/** One of {@link FRAMINGS}. */
export type Framing = (typeof FRAMINGS)[number];
