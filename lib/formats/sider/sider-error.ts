import type { ErrorCode } from '../../errors.ts';
import type { KnownError } from '../error/coded-error.ts';
import { toNumber } from '../decode/json-number.ts';
import { toJsonObject, toText } from '../decode/json.ts';

const CODES = new Map<unknown, ErrorCode>([
  [603, 'context-length'],
  [1000, 'bad-request'],
  [1001, 'auth'],
  [1101, 'rate-limit'],
  [1135, 'rate-limit'],
]);

const UNIT_MS = new Map([
  ['second', 1000],
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
]);

/**
 * What an error of Sider means, by its `code`; undefined for a code nobody has described. How long
 * to wait stands in its words alone, as in "try again after 69 minutes".
 */
export function findSiderError(payload: unknown): KnownError | undefined {
  const { code: number, msg: words } = toJsonObject(payload);
  const code = CODES.get(toNumber(number));
  if (!code) return undefined;
  const retryAfterMs = code === 'rate-limit' ? readWaitMs(toText(words)) : undefined;
  return { code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

function readWaitMs(words: string): number | undefined {
  const [, count, unit = ''] = /\b(\d{1,5}) *(second|minute|hour|day)s?\b/i.exec(words) ?? [];
  const unitMs = UNIT_MS.get(unit.toLowerCase());
  return unitMs && Number(count) * unitMs;
}
