import type { StreamPart } from '../../chat/engine.ts';
import { findBaiduError } from './baidu-error.ts';
import { createCitationReader } from '../decode/citations.ts';
import { toCodedErrorPart } from '../error/coded-error.ts';
import { createEndingDecoder } from '../decode/ending-decoder.ts';
import { toFileLink } from '../decode/file-link.ts';
import type { Decoder } from '../format.ts';
import { toNumber } from '../decode/json-number.ts';
import { isJsonObject, parseJson, toJsonList, toJsonObject, toText } from '../decode/json.ts';
import type { JsonObject } from '../decode/json.ts';
import { toErrorPart } from '../error/provider-error.ts';
import { toDeltas } from '../decode/stream-parts.ts';
import { createTextMerger } from '../decode/text-merger.ts';

const WITHDRAWN: StreamPart = {
  type: 'error',
  error: { code: 'provider', message: 'the provider took its answer back' },
};

/**
 * A {@link Decoder} of both generations of Baidu's conversations. A `component` says what an event
 * holds: words, steps of thinking with their sources, pictures; events of the older generation have
 * none. An answer the provider takes back is emptied and ends in an error. There is no `[DONE]`:
 * the end is `endTurn`, or the state `generate-complete`.
 */
export function createBaiduDecoder(): Decoder {
  const readCitation = createCitationReader();
  // New text in most accounts of the interface, the whole so far in one.
  const mergeText = createTextMerger('auto');

  const readSources = (holder: JsonObject): StreamPart[] =>
    toJsonList(holder['referenceList']).flatMap((source) => {
      const { url, text, title } = toJsonObject(source);
      return readCitation({ url, title: toText(title) || toText(text) });
    });

  const readGenerator = (generator: JsonObject): StreamPart[] => {
    const data = toJsonObject(generator['data']);
    switch (generator['component'] ?? '') {
      case '':
        return [...mergeText(toText(generator['text'])), ...readSources(generator)];
      case 'markdown-yiyan':
        return mergeText(toText(data['value']));
      case 'thinkingSteps':
        return [...toDeltas('reasoning-delta', readThoughts(data)), ...readSources(data)];
      case 'image-generate':
        return toJsonList(data['items']).flatMap((item) =>
          toFileLink(toJsonObject(item)['originUrl']),
        );
      default:
        return [];
    }
  };

  const readData = (data: JsonObject): StreamPart[] => {
    const message = toJsonObject(data['message']);
    const content = toJsonObject(message['content'] ?? data['content']);
    const generator = toJsonObject(content['generator']);
    if (isWithdrawn(generator)) {
      return [{ type: 'text-replace', text: '' }, WITHDRAWN];
    }
    return [...readGenerator(generator), ...toFinishParts(toJsonObject(message['metaData']))];
  };

  return createEndingDecoder(({ data }) => {
    const payload = parseJson(data);
    if (!isJsonObject(payload)) return [];
    const known = findBaiduError(payload);
    if (known) return [toCodedErrorPart(known, payload)];
    return toNumber(payload['status'] ?? 0) === 0
      ? readData(toJsonObject(payload['data']))
      : [toErrorPart(payload)];
  });
}

/** A list of pieces today, one text in 2025, and a plain value before. */
function readThoughts(data: JsonObject): string {
  const pieces = toJsonList(data['reasoningContentArr']).map(toText).join('');
  return pieces || toText(data['reasoningContent']) || toText(data['value']);
}

function isWithdrawn({ antiFlag, isSafe }: JsonObject): boolean {
  return toNumber(antiFlag ?? 0) !== 0 || toNumber(isSafe ?? 1) !== 1;
}

function toFinishParts({ endTurn, state }: JsonObject): StreamPart[] {
  if (endTurn !== true && state !== 'generate-complete') return [];
  return [{ type: 'finish', reason: 'stop', raw: toText(state) }];
}
