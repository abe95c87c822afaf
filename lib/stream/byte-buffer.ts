/** Bytes that come in pieces and are wanted in one. */
export interface ByteBuffer {
  readonly length: number;
  append: (bytes: Uint8Array) => void;
  /** All bytes so far, which are then forgotten: the array is valid until the next `append`. */
  take: () => Uint8Array;
}

/** A buffer that doubles when it is full, so that many small pieces cost no more than few large ones. */
export function createByteBuffer(): ByteBuffer {
  let bytes = new Uint8Array(1024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    append(piece) {
      const newLength = length + piece.length;
      if (newLength > bytes.length) {
        const larger = new Uint8Array(Math.max(newLength, 2 * bytes.length));
        larger.set(bytes.subarray(0, length));
        bytes = larger;
      }
      bytes.set(piece, length);
      length = newLength;
    },
    take() {
      const taken = bytes.subarray(0, length);
      length = 0;
      return taken;
    },
  };
}
