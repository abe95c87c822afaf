import type { KnownError } from '../error/coded-error.ts';
import { toJsonObject, toText } from '../decode/json.ts';

/** How the server says that prompt and answer together are too long for its model. */
const TOO_LONG = /\btokens\b.*(?:must be <=|must have less than)|must have less than .*\btokens\b/i;

/** What an error of the server means, by its `error_type`; undefined where that does not tell. */
export function findTgiError(payload: unknown): KnownError | undefined {
  const { error, error_type: type } = toJsonObject(payload);
  if (type === 'overloaded') return { code: 'rate-limit' };
  if (type !== 'validation') return undefined;
  return { code: TOO_LONG.test(toText(error)) ? 'context-length' : 'bad-request' };
}
