import type { WireError } from '../errors.ts';
import type { FinishReason, StreamPart } from './engine.ts';

/**
 * How an answer ended. `complete` only with the format's own finish signal; `stopped` by the user;
 * `interrupted` when the worker or the browser died; `incomplete` when it ended with no finish
 * signal or at a length limit; `failed` with an error.
 */
export const END_STATUSES = ['complete', 'stopped', 'interrupted', 'incomplete', 'failed'] as const;

/** One of {@link END_STATUSES}. */
export type EndStatus = (typeof END_STATUSES)[number];

/** The end of an answer, as it is relayed and stored. */
export interface AnswerEnd {
  status: EndStatus;
  finishReason?: FinishReason;
  error?: WireError;
}

const NO_WORDS: WireError = { code: 'empty-answer', message: 'the answer has no words' };

/** Follows the parts of one answer and tells how it ended. */
export interface EndTracker {
  see(part: StreamPart): void;
  /** The verdict when the engine has nothing more to say. */
  end(): AnswerEnd;
}

/**
 * An {@link EndTracker}. An answer without a word is no answer. An error outweighs a finish signal, for some servers send both
 * (wire-formats.md 0.7); the last finish reason wins.
 */
export function createEndTracker(): EndTracker {
  let finish: FinishReason | undefined;
  let error: WireError | undefined;
  let isEmpty = true;
  return {
    see(part) {
      if (part.type === 'finish') finish = part.reason;
      if (part.type === 'error') error ??= part.error;
      // A note is an answer too: that no passage matches, say.
      if (part.type === 'note' || part.type === 'text-delta') isEmpty = false;
      if (part.type === 'text-replace') isEmpty = part.text === '';
    },
    end() {
      const finishReason = finish === undefined ? {} : { finishReason: finish };
      if (error) return { status: 'failed', error, ...finishReason };
      if (finish === 'stop' && isEmpty) {
        return { status: 'failed', error: NO_WORDS, ...finishReason };
      }
      const whole = finish !== undefined && finish !== 'length' && finish !== 'content-filter';
      return { status: whole ? 'complete' : 'incomplete', ...finishReason };
    },
  };
}
