import type { StreamPart } from '../chat/engine.ts';
import { GlossError } from '../errors.ts';

/** The longest answer that is taken, thinking included; beyond it the other end has gone wild. */
export const MAX_ANSWER_CHARS = 8_000_000;

/**
 * Passes parts on while the answer is of a sane length.
 * @throws {GlossError} `too-large`, from the part that is over {@link MAX_ANSWER_CHARS}.
 */
export function limitAnswer(emit: (part: StreamPart) => void): (part: StreamPart) => void {
  let answerChars = 0;
  return (part) => {
    if (part.type === 'text-delta' || part.type === 'reasoning-delta') {
      answerChars += part.text.length;
    }
    if (answerChars > MAX_ANSWER_CHARS) throw new GlossError('too-large', 'the answer is endless');
    emit(part);
  };
}
