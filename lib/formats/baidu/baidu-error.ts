import type { KnownError } from '../error/coded-error.ts';
import { toNumber } from '../decode/json-number.ts';
import { toJsonObject } from '../decode/json.ts';

/**
 * What an error of Baidu means: `status` 1001 is a session that is none, or no longer valid; 1005, or a first event
 * with `chatHitKunlun`, is the limit of guests and of haste. Undefined for any other.
 */
export function findBaiduError(payload: unknown): KnownError | undefined {
  const { status, chatHitKunlun, data } = toJsonObject(payload);
  const popup = chatHitKunlun ?? toJsonObject(data)['chatHitKunlun'];
  if (toNumber(status) === 1001) return { code: 'session-missing' };
  if (toNumber(status) === 1005 || popup === 'kunlun_popup') return { code: 'rate-limit' };
  return undefined;
}
