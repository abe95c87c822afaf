import type { StreamPart } from '../../chat/engine.ts';
import type { JsonObject } from '../decode/json.ts';
import { toJsonObject, toText } from '../decode/json.ts';
import { toErrorPart } from '../error/provider-error.ts';

/**
 * The words of one event of Sider's that reports no error, wherever they stand:
 *
 * - Sider's own are in `data.text`; deep search has them in `data.deep_search.field`.
 * - Imitations (there is a well-known one of a few lines) copy an event of `v1` whole, put the words
 *   into `msg`, and leave `data.text` there and empty. Sider itself has never been seen to send an
 *   empty text and words in `msg` but in events with a `type`, which imitations lack.
 * - Words in `msg` with neither are a notice that there will be no answer: an error.
 */
export function readSiderText(payload: JsonObject): StreamPart[] {
  const data = toJsonObject(payload['data']);
  const text = toText(data['text']) || readDeepSearch(toJsonObject(data['deep_search']));
  if (text !== '') return [{ type: 'text-delta', text }];
  const words = toText(payload['msg']);
  if (words === '') return [];
  const isImitation = data['text'] === '' && data['type'] === undefined;
  return isImitation ? [{ type: 'text-delta', text: words }] : [toErrorPart(payload)];
}

function readDeepSearch({ status, field }: JsonObject): string {
  return status === 'answering' ? toText(toJsonObject(field)['answer_fragment']) : '';
}
