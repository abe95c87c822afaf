/** One event of a stream, whatever its framing: what a format's decoder reads. */
export interface Frame {
  /** The payload, without framing; SSE joins its data lines with LF. */
  data: string;
  /** SSE event name; empty for unnamed events and for framings without names. */
  event: string;
}
