import type { WireError } from '../errors.ts';
import type { FinishReason, StreamPart } from './engine.ts';

/**
 * How an answer ended. `complete` only with the format's own finish signal; `stopped` by the user;
 * `interrupted` when something between the two ends broke: the line after words had come, or was
 * silent for too long (with the error that says so), or the worker or the browser died (with none);
 * `incomplete` when it ended with no finish signal or at a length limit; `failed` with an error.
 */
export const END_STATUSES = ['complete', 'stopped', 'interrupted', 'incomplete', 'failed'] as const;

/** One of {@link END_STATUSES}. */
export type EndStatus = (typeof END_STATUSES)[number];

/** The end of an answer, as it is relayed and stored. */
export interface AnswerEnd {
  status: EndStatus;
  finishReason?: FinishReason;
  error?: WireError;
  /** From the request to the first word, in milliseconds. */
  firstWordMs?: number;
  /** From the request to the end, in milliseconds. */
  totalMs?: number;
}

const NO_WORDS: WireError = { code: 'empty-answer', message: 'the answer has no words' };

/** Follows the parts of one answer and tells how it ended. */
export interface EndTracker {
  see(part: StreamPart): void;
  /** Nothing more comes, for this reason. */
  fail(error: WireError): void;
  /** The verdict when the engine has nothing more to say. */
  end(): AnswerEnd;
}

/** True for a part the reader sees as the model's own words, spoken or thought. */
export function isWords({ type }: StreamPart): boolean {
  return type === 'text-delta' || type === 'text-replace' || type === 'reasoning-delta';
}

/**
 * An {@link EndTracker}. An answer without a word is no answer, unless it goes on with one that has
 * words. An error outweighs a finish signal, for some servers send both (wire-formats.md 0.7); the
 * last finish reason wins.
 */
export function createEndTracker(isContinuation = false): EndTracker {
  let finish: FinishReason | undefined;
  let error: WireError | undefined;
  let isBroken = false;
  let hasWords = false;
  let isEmpty = !isContinuation;
  return {
    see(part) {
      if (part.type === 'finish') finish = part.reason;
      if (part.type === 'error') error ??= part.error;
      if (isWords(part)) hasWords = true;
      // A note is an answer too: that no passage matches, say; not that something was left out.
      if (part.type === 'note' && part.code !== 'pictures-unseen') isEmpty = false;
      if (part.type === 'text-delta') isEmpty = false;
      if (part.type === 'text-replace') isEmpty = part.text === '' && !isContinuation;
    },
    fail(thrown) {
      if (error) return;
      error = thrown;
      isBroken = isBreak(thrown, hasWords);
    },
    end() {
      const finishReason = finish === undefined ? {} : { finishReason: finish };
      if (error) return { status: isBroken ? 'interrupted' : 'failed', error, ...finishReason };
      if (finish === 'stop' && isEmpty) {
        return { status: 'failed', error: NO_WORDS, ...finishReason };
      }
      const whole = finish !== undefined && finish !== 'length' && finish !== 'content-filter';
      return { status: whole ? 'complete' : 'incomplete', ...finishReason };
    },
  };
}

/** A timeout with a status is a server's refusal (408); one without is our own limit. */
function isBreak({ code, status }: WireError, hasWords: boolean): boolean {
  return (code === 'network' && hasWords) || (code === 'timeout' && status === undefined);
}
