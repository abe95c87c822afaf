import type { StreamPart } from '../../chat/engine.ts';
import { toCodedErrorPart } from '../error/coded-error.ts';
import { isDoneMark } from '../decode/done-mark.ts';
import { createEndingDecoder } from '../decode/ending-decoder.ts';
import { toFileLink } from '../decode/file-link.ts';
import type { Decoder } from '../format.ts';
import { toNumber } from '../decode/json-number.ts';
import { isJsonObject, parseJson, toJsonObject } from '../decode/json.ts';
import type { JsonObject } from '../decode/json.ts';
import { toErrorPart } from '../error/provider-error.ts';
import { findSiderError } from './sider-error.ts';
import { readSiderText } from './sider-text.ts';
import { toDeltas, toToolCalls } from '../decode/stream-parts.ts';

type Credits = Extract<StreamPart, { type: 'credits' }>;

/**
 * A {@link Decoder} of all generations of Sider. `code` is looked at before anything else, for an
 * error has no `data`. Heartbeats, ids and whatever is new give nothing.
 */
export function createSiderDecoder(): Decoder {
  let lastCredits: Credits | undefined;

  /** The older generations repeat the credits in every event. */
  const readCredits = (counts: JsonObject): StreamPart[] => {
    const credits = toCredits(counts);
    if (!credits) return [];
    const isNews =
      credits.total !== lastCredits?.total || credits.remaining !== lastCredits.remaining;
    lastCredits = credits;
    return isNews ? [credits] : [];
  };

  const readData = (payload: JsonObject): StreamPart[] => {
    const data = toJsonObject(payload['data']);
    switch (data['type']) {
      case 'credit_info':
        return readCredits(toJsonObject(toJsonObject(data['credit_info'])['info']));
      case 'reasoning_content':
        return toDeltas('reasoning-delta', toJsonObject(data['reasoning_content'])['text']);
      case 'tool_call':
        return toStartedCall(toJsonObject(data['tool_call']));
      case 'file':
        return toFileLink(toJsonObject(data['file'])['url']);
      case 'message_start':
      case 'pulse':
        return [];
      default:
        return [...readCredits(data), ...readSiderText(payload)];
    }
  };

  return createEndingDecoder(({ data }) => {
    if (isDoneMark(data)) return [{ type: 'finish', reason: 'stop', raw: '[DONE]' }];
    const payload = parseJson(data);
    if (!isJsonObject(payload)) return [];
    if (toNumber(payload['code'] ?? 0) === 0) return readData(payload);
    const known = findSiderError(payload);
    return [known ? toCodedErrorPart(known, payload) : toErrorPart(payload)];
  });
}

/** A call is told of when it starts; its progress and its end are the same call. */
function toStartedCall({ name, status }: JsonObject): StreamPart[] {
  return status === undefined || status === 'start' ? toToolCalls(name) : [];
}

function toCredits({ total, remain: remaining }: JsonObject): Credits | undefined {
  if (!isCount(total) || !isCount(remaining)) return undefined;
  return { type: 'credits', total, remaining };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
