import type { StreamPart } from '../../chat/engine.ts';
import { GlossError, toWireError } from '../../errors.ts';
import { findErrorCode } from './error-code.ts';
import { findErrorMessage } from './error-message.ts';

/** The part for an error that a server reports inside its answer, after a status of 200. */
export function toErrorPart(body: unknown): StreamPart {
  const detail = findErrorMessage(body);
  const error = new GlossError(
    findErrorCode(body) ?? 'provider',
    'an error inside the answer',
    detail === '' ? {} : { detail },
  );
  return { type: 'error', error: toWireError(error) };
}
