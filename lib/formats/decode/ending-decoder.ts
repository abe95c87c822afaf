import type { StreamPart } from '../../chat/engine.ts';
import type { Frame } from '../../stream/frame.ts';
import type { Decoder } from '../format.ts';

/**
 * A {@link Decoder} that knows when the answer has ended: after a finish or an error only errors
 * count, for some servers send a mark of success after an error, and words after the mark.
 *
 * @param readEnd - The parts at the end of a body that did not say its end; none unless given.
 */
export function createEndingDecoder(
  readFrame: (frame: Frame) => StreamPart[],
  readEnd: () => StreamPart[] = () => [],
): Decoder {
  let hasEnded = false;
  return {
    decode(frame) {
      const parts = readFrame(frame);
      if (hasEnded) return parts.filter(({ type }) => type === 'error');
      hasEnded = parts.some(({ type }) => type === 'finish' || type === 'error');
      return parts;
    },
    flush: () => (hasEnded ? [] : readEnd()),
  };
}
