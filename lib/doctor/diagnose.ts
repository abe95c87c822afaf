import type { WireError } from '../errors.ts';
import { createAsk } from './ask.ts';
import type { Diagnosis } from './diagnosis.ts';
import { explainMisfit } from './explain-misfit.ts';
import { explainBadKey, explainForbidden } from './explain-refusal.ts';
import { explainSilence } from './explain-silence.ts';
import type { Subject } from './subject.ts';
import { tryPrompt, type Trial, type TrialOptions } from './try-prompt.ts';

/** Most requests of one diagnosis, the prompt among them. */
const MAX_REQUESTS = 4;

const QUESTION_TIMEOUT_MS = 5000;

/** A first word that took longer is worth a remark. */
const SLOW_FIRST_TOKEN_MS = 5000;

/** Held back and then so many pieces at once, in a few reads at most: hardly a model speaks so. */
const BUFFERED = { waitMs: 1000, pieces: 8, spreadMs: 20 };

/** What a diagnosis needs of the world. */
export type DiagnoseOptions = TrialOptions &
  Pick<Subject, 'isPermitted' | 'ownOrigin' | 'showsOrigin'>;

/**
 * Sends the smallest prompt there is and tells how that went; where it failed, asks the server a
 * few questions to find out why and what would help. At most four requests: none holds anything of
 * the user's, only the prompt is a POST, and the key goes nowhere but to its own origin.
 *
 * Rejects only with the user's stop. A `TimeoutError` of the signal is a finding (`slow`), so that
 * patience is the caller's to choose. The key may be repeated in `error.detail`, for servers do.
 */
export async function diagnose(options: DiagnoseOptions): Promise<Diagnosis> {
  const trial = await tryPrompt(options);
  const error = trial.error ?? (trial.pieceTimesMs.length === 0 ? NO_WORDS : undefined);
  const diagnosis = error
    ? await explain(options, error, trial.isReached)
    : { code: judgeTimes(trial), fixes: [] };
  const [firstTokenMs] = trial.pieceTimesMs;
  return {
    ...diagnosis,
    ...(firstTokenMs === undefined ? {} : { firstTokenMs }),
    ...(trial.totalMs === undefined ? {} : { totalMs: trial.totalMs }),
  };
}

const NO_WORDS: WireError = { code: 'empty-answer', message: 'the answer has no words' };

function judgeTimes({ pieceTimesMs }: Trial): 'ok' | 'slow' | 'buffered' {
  const [first = 0] = pieceTimesMs;
  const last = pieceTimesMs.at(-1) ?? first;
  const isBurst = pieceTimesMs.length >= BUFFERED.pieces && last - first <= BUFFERED.spreadMs;
  if (isBurst && first >= BUFFERED.waitMs) return 'buffered';
  return first >= SLOW_FIRST_TOKEN_MS ? 'slow' : 'ok';
}

async function explain(
  { transport, ...options }: DiagnoseOptions,
  error: WireError,
  isReached: boolean,
): Promise<Diagnosis> {
  const limits = { timeoutMs: QUESTION_TIMEOUT_MS, maxRequests: MAX_REQUESTS - 1 };
  const subject = { ...options, error, ask: createAsk({ transport, ...limits }) };
  switch (error.code) {
    case 'network':
      return isReached ? { code: 'other', fixes: [], error } : explainSilence(subject);
    case 'key-missing':
    case 'auth':
      return explainBadKey(subject);
    case 'forbidden':
      return explainForbidden(subject);
    case 'not-found':
    case 'bad-request':
    case 'bad-response':
    case 'empty-answer':
    case 'provider':
      return explainMisfit(subject);
    default:
      return explainAtOnce(error);
  }
}

/** What needs no further question. */
function explainAtOnce(error: WireError): Diagnosis {
  const { code, retryAfterMs } = error;
  const wait = retryAfterMs === undefined ? [] : [{ type: 'wait' as const, ms: retryAfterMs }];
  switch (code) {
    case 'payment':
      return { code: 'no-money', fixes: [], error };
    case 'context-length':
      return { code: 'context', fixes: [], error };
    case 'rate-limit':
      return { code: 'rate-limit', fixes: wait, error };
    case 'timeout':
      return { code: 'slow', fixes: [], error };
    default:
      return { code: 'other', fixes: wait, error };
  }
}
