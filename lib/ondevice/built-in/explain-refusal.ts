import type { NoteCode } from '../../chat/engine.ts';
import { GlossError, isGlossError } from '../../errors.ts';

/** What a failure of the browser's model comes to. */
export type Refusal =
  /** The answer was held back, as unfit to be shown. */
  | { kind: 'filtered' }
  /** The note says why; the error, what can be done. */
  | { kind: 'failed'; note?: NoteCode; error: GlossError };

/** A failure that a connected model, or picking sentences, can make up for. */
export function toRefusal(note: NoteCode, cause?: unknown): Refusal {
  const error = new GlossError('needs-model', `The browser has no model: ${note}`, { cause });
  return { kind: 'failed', note, error };
}

/**
 * Tells by its name what an exception of the browser's model means: too much text, a language it
 * does not do, a model that is gone or forbidden, an answer it held back. All else is `provider`, in
 * the browser's own words; also an abort that is none of ours.
 * @see https://webmachinelearning.github.io/writing-assistance-apis/#supporting-errors (2026-11-22)
 */
export function explainRefusal(thrown: unknown): Refusal {
  if (isGlossError(thrown)) return { kind: 'failed', error: thrown };
  const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
  switch (name) {
    case 'NotReadableError':
      return { kind: 'filtered' };
    case 'QuotaExceededError': {
      const error = new GlossError('context-length', 'Too much for the model', { cause: thrown });
      return { kind: 'failed', error };
    }
    case 'NotSupportedError':
      // Chromium 156 says so too when its service is not there: "because the service is not running".
      return toRefusal(
        /language/i.test(message) ? 'built-in-language' : 'built-in-missing',
        thrown,
      );
    case 'NotAllowedError':
      return toRefusal('built-in-missing', thrown);
    default: {
      const details = { detail: message || name, cause: thrown };
      return { kind: 'failed', error: new GlossError('provider', 'The model failed', details) };
    }
  }
}
