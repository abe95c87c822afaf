/** A response body that gives `pieces` one after the other. */
export function toBody(
  ...pieces: (string | Uint8Array)[]
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) {
        const bytes = typeof piece === 'string' ? new TextEncoder().encode(piece) : piece;
        controller.enqueue(new Uint8Array(bytes));
      }
      controller.close();
    },
  });
}
