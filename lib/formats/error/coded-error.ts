import type { StreamPart } from '../../chat/engine.ts';
import { GlossError, toWireError, type ErrorCode } from '../../errors.ts';
import { findErrorMessage } from './error-message.ts';
import { toHttpError } from './http-error.ts';

/** What a format's own names for errors tell. */
export interface KnownError {
  code: ErrorCode;
  /** How long the server asks us to wait, in milliseconds. */
  retryAfterMs?: number;
}

/** The part for an error inside an answer whose meaning the format knows; `body` has its words. */
export function toCodedErrorPart({ code, ...wait }: KnownError, body: unknown): StreamPart {
  const detail = findErrorMessage(body);
  const words = detail === '' ? {} : { detail };
  const error = new GlossError(code, 'an error inside the answer', { ...words, ...wait });
  return { type: 'error', error: toWireError(error) };
}

/** The error for a refused request, with the meaning the format knows, if it knows one. */
export function toCodedHttpError(
  known: KnownError | undefined,
  status: number,
  headers: Headers,
  body: string,
): GlossError {
  const error = toHttpError(status, headers, body);
  if (!known) return error;
  const { code, ...wait } = known;
  return new GlossError(code, error.message, { ...wait, ...error.details });
}
