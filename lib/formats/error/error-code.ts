import type { ErrorCode } from '../../errors.ts';
import { findErrorMessage } from './error-message.ts';
import { isJsonObject, parseJson, toJsonObject, toText } from '../decode/json.ts';

/** What servers call their errors, in `code` or `type`, in lower case. */
const NAMED_CODES = new Map<unknown, ErrorCode>([
  ['insufficient_quota', 'payment'],
  ['exceeded_current_quota_error', 'payment'], // Moonshot
  ['billing_error', 'payment'],
  ['accountoverdueerror', 'payment'], // Volcengine
  ['1113', 'payment'], // Zhipu: no balance, sent with status 429
  ['context_length_exceeded', 'context-length'],
  ['exceed_context_size_error', 'context-length'], // llama.cpp
  ['invalid_api_key', 'auth'],
  ['authentication_error', 'auth'],
  ['invalid_authentication_error', 'auth'], // Moonshot
  ['incorrect_api_key_error', 'auth'], // Moonshot
  ['authenticationerror', 'auth'], // Volcengine
  ['permission_error', 'forbidden'],
  ['model_not_found', 'not-found'],
  ['not_found_error', 'not-found'],
  ['modelnotopen', 'not-found'], // Volcengine
  ['overloaded_error', 'server'], // Anthropic
  ['engine_overloaded_error', 'server'], // Moonshot
  ['rate_limit_exceeded', 'rate-limit'],
  ['rate_limit_error', 'rate-limit'],
  ['rate_limit_reached_error', 'rate-limit'], // Moonshot
  ['service_tier_capacity_exceeded', 'rate-limit'], // Mistral
]);

/** What Baidu's cloud calls its errors, in `error_code`; they come with status 200. */
const BAIDU_CODES = new Map<unknown, ErrorCode>([
  [4, 'rate-limit'],
  [6, 'forbidden'],
  [17, 'rate-limit'],
  [18, 'rate-limit'],
  [19, 'rate-limit'],
  [110, 'auth'],
  [111, 'auth'],
]);

/** Local servers have no name for it; these are the words of llama.cpp, LM Studio, vLLM. */
const CONTEXT_LENGTH_WORDS = /context (length|size|window)|prompt is too long/i;

const STATUS_CODES = new Map<unknown, ErrorCode>([
  [401, 'auth'],
  [402, 'payment'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [408, 'timeout'],
  [413, 'too-large'],
  [429, 'rate-limit'],
]);

/**
 * The code of an error the server describes in `body` (text or parsed JSON): by its name for it, else
 * by its words, else by the number it gives in `code`, `error_code` or `status_code`. Undefined when none tells.
 */
export function findErrorCode(body: unknown): ErrorCode | undefined {
  const whole = typeof body === 'string' ? parseJson(body) : body;
  const { error } = toJsonObject(whole);
  const {
    code,
    type,
    status_code: status,
    error_code: baiduCode,
  } = toJsonObject(isJsonObject(error) ? error : whole);
  return (
    NAMED_CODES.get(toName(code)) ??
    NAMED_CODES.get(toName(type)) ??
    (CONTEXT_LENGTH_WORDS.test(findErrorMessage(body)) ? 'context-length' : undefined) ??
    STATUS_CODES.get(code) ??
    BAIDU_CODES.get(baiduCode) ??
    STATUS_CODES.get(status)
  );
}

/** A name as it stands in the table; numbers are names too, anything else is none. */
function toName(value: unknown): string {
  return typeof value === 'number' ? `${value}` : toText(value).toLowerCase();
}

/** The code of an HTTP status that is not 2xx. */
export function toErrorCode(status: number): ErrorCode {
  const code = STATUS_CODES.get(status);
  if (code) return code;
  if (status >= 500) return 'server';
  return status >= 400 ? 'bad-request' : 'bad-response';
}
