import { GlossError } from '../../errors.ts';
import { findErrorCode, toErrorCode } from './error-code.ts';
import { findErrorMessage } from './error-message.ts';

/**
 * The error for a request that was refused. What the server calls it counts for more than its
 * status: several send 429 for an empty account, and 400 for a text that is too long.
 */
export function toHttpError(status: number, headers: Headers, body: string): GlossError {
  const code = findErrorCode(body) ?? toErrorCode(status);
  const detail = findErrorMessage(body);
  const retryAfterMs = readRetryAfterMs(headers);
  return new GlossError(code, `status ${status}`, {
    status,
    ...(detail === '' ? {} : { detail }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/**
 * How long the server asks to wait, in milliseconds: `retry-after-ms`, else `retry-after` in seconds
 * or as a date, which is held against the server's own clock. Undefined when it does not say.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function readRetryAfterMs(headers: Headers): number | undefined {
  const milliseconds = parseNumber(headers.get('retry-after-ms'));
  if (milliseconds !== undefined) return milliseconds;
  const retryAfter = headers.get('retry-after');
  const seconds = parseNumber(retryAfter);
  if (seconds !== undefined) return seconds * 1000;
  const until = Date.parse(retryAfter ?? '');
  if (Number.isNaN(until)) return undefined;
  const serverNow = Date.parse(headers.get('date') ?? '');
  return Math.max(0, until - (Number.isNaN(serverNow) ? Date.now() : serverNow));
}

function parseNumber(header: string | null): number | undefined {
  const isNumber = header !== null && /^\s*\d{1,15}(\.\d+)?\s*$/.test(header);
  return isNumber ? Number(header) : undefined;
}
