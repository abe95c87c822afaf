import type { ErrorCode } from '../../errors.ts';
import type { KnownError } from '../error/coded-error.ts';
import { toJsonObject, toText } from '../decode/json.ts';

/**
 * What the errors of DashScope begin with, in `code`.
 * @see https://help.aliyun.com/zh/model-studio/error-code
 */
const CODES: ReadonlyArray<readonly [prefix: string, code: ErrorCode]> = [
  ['InvalidApiKey', 'auth'],
  ['Arrearage', 'payment'],
  ['AllocationQuota', 'payment'],
  ['Throttling.AllocationQuota', 'payment'],
  ['Throttling', 'rate-limit'],
  ['AccessDenied', 'forbidden'],
  ['Model.AccessDenied', 'forbidden'],
  ['ModelNotFound', 'not-found'],
  ['InvalidParameter', 'bad-request'],
  ['DataInspectionFailed', 'provider'],
  ['InternalError', 'server'],
];

/** What an error of DashScope means; undefined for those without a known name. */
export function findDashscopeError(payload: unknown): KnownError | undefined {
  const name = toText(toJsonObject(payload)['code']);
  const known = CODES.find(([prefix]) => name.startsWith(prefix));
  return known && { code: known[1] };
}
