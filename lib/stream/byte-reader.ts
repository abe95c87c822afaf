/** Takes a body in pieces of any size. */
export interface ByteReader {
  /** @throws {GlossError} what the reader cannot take; `too-large` over one of its limits. */
  push: (bytes: Uint8Array) => void;
  /** Says that the body has ended, which completes what is pending. Errors as in `push`. */
  end: () => void;
}
