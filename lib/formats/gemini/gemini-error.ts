import type { GlossError } from '../../errors.ts';
import { toCodedHttpError } from '../error/coded-error.ts';
import { toErrorCode } from '../error/error-code.ts';
import { parseJson, toJsonList, toJsonObject, toText } from '../decode/json.ts';

/**
 * Google's error for a refused request: a key that is wrong has status 400 and stands in the
 * details, as does the time to wait, for which there is no header.
 *
 * @see https://cloud.google.com/apis/design/errors
 */
export function toGeminiError(status: number, headers: Headers, body: string): GlossError {
  const parsed = parseJson(body);
  const { error } = toJsonObject(Array.isArray(parsed) ? parsed[0] : parsed);
  const details = toJsonList(toJsonObject(error)['details']).map(toJsonObject);
  if (details.some(({ reason }) => reason === 'API_KEY_INVALID')) {
    return toCodedHttpError({ code: 'auth' }, status, headers, body);
  }
  const waits = details.map(({ retryDelay }) => readSeconds(toText(retryDelay)));
  const seconds = waits.find((wait) => wait !== undefined);
  if (seconds === undefined) return toCodedHttpError(undefined, status, headers, body);
  const known = { code: toErrorCode(status), retryAfterMs: seconds * 1000 };
  return toCodedHttpError(known, status, headers, body);
}

/** Google writes durations as `34.4s`. */
function readSeconds(duration: string): number | undefined {
  const [, seconds] = /^(\d{1,9}(?:\.\d{1,9})?)s$/.exec(duration) ?? [];
  return seconds === undefined ? undefined : Number(seconds);
}
