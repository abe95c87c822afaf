import { GlossError, maskSecrets } from '../../errors.ts';

/** How much of a command is shown when it cannot be read, in characters. */
const EXCERPT_CHARS = 60;

/** The error for a pasted command that cannot be used; `place` is the part that is to blame. */
export function toCommandError(message: string, place: string): GlossError {
  const detail = maskSecrets(place).slice(0, EXCERPT_CHARS);
  return new GlossError('bad-request', message, detail === '' ? {} : { detail });
}

/** The error for a quote that is opened in `text` at `start` and never closed. */
export function toOpenQuoteError(text: string, start: number): GlossError {
  return toCommandError('a quote in the command is never closed', text.slice(start));
}
