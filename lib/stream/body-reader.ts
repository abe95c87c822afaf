/** Takes a body in pieces of any size. */
export interface BodyReader<Piece> {
  /** @throws {GlossError} what the reader cannot take; `too-large` over one of its limits. */
  push: (piece: Piece) => void;
  /** Says that the body has ended, which completes what is pending. Errors as in `push`. */
  end: () => void;
}

/** Takes the bytes of a body, cut anywhere. */
export type ByteReader = BodyReader<Uint8Array>;

/** Takes the text of a body, cut anywhere, without its byte order mark; pieces may be empty. */
export type TextReader = BodyReader<string>;
