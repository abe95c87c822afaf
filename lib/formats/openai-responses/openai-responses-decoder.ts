import type { FinishReason, StreamPart } from '../../chat/engine.ts';
import { createCitationReader } from '../decode/citations.ts';
import type { Decoder } from '../format.ts';
import { createJsonDecoder } from '../decode/json-decoder.ts';
import { toJsonList, toJsonObject, toText, type JsonObject } from '../decode/json.ts';
import { toErrorPart } from '../error/provider-error.ts';
import { toDeltas, toToolCalls } from '../decode/stream-parts.ts';
import { toUsageParts } from '../decode/usage-part.ts';

const INCOMPLETE_REASONS = new Map<string, FinishReason>([
  ['max_output_tokens', 'length'],
  ['content_filter', 'content-filter'],
]);

/**
 * A {@link Decoder} of the events of a response, and of a whole response where a server does not
 * stream. Only a response that says so itself is complete.
 */
export function createOpenAiResponsesDecoder(): Decoder {
  const readCitation = createCitationReader();
  let hasWords = false;
  let isWaitingForTool = false;

  const readItem = (item: JsonObject): StreamPart[] => {
    const type = toText(item['type']);
    if (type === 'function_call' || type === 'custom_tool_call') isWaitingForTool = true;
    // The server's own tools have no name but their type, such as `web_search_call`.
    return type.endsWith('_call') ? toToolCalls(item['name'] ?? type.replace('_call', '')) : [];
  };

  const readWhole = (response: JsonObject): StreamPart[] =>
    hasWords ? [] : toJsonList(response['output']).flatMap(toItemParts);

  const toEndParts = (response: JsonObject): StreamPart[] => {
    const raw = toText(response['status']);
    if (raw === 'completed') {
      return [{ type: 'finish', reason: isWaitingForTool ? 'tool-calls' : 'stop', raw }];
    }
    if (raw !== 'incomplete') return [toErrorPart(response['error'] ?? raw)];
    const why = toText(toJsonObject(response['incomplete_details'])['reason']);
    return [{ type: 'finish', reason: INCOMPLETE_REASONS.get(why) ?? 'length', raw: why || raw }];
  };

  const readEnd = (response: JsonObject): StreamPart[] => {
    const usage = toJsonObject(response['usage']);
    return [
      ...readWhole(response),
      ...toUsageParts(usage['input_tokens'], usage['output_tokens']),
      ...toEndParts(response),
    ];
  };

  const readEvent = (event: JsonObject): StreamPart[] => {
    switch (event['type'] ?? event['object']) {
      case 'response.output_text.delta':
      case 'response.refusal.delta':
        return toDeltas('text-delta', event['delta']);
      case 'response.reasoning_summary_text.delta':
      case 'response.reasoning_text.delta':
        return toDeltas('reasoning-delta', event['delta']);
      case 'response.reasoning_summary_part.added':
        return event['summary_index'] ? toDeltas('reasoning-delta', '\n\n') : [];
      case 'response.output_text.annotation.added':
        return readCitation(event['annotation']);
      case 'response.output_item.added':
        return readItem(toJsonObject(event['item']));
      case 'response.completed':
      case 'response.incomplete':
      case 'response.failed':
        return readEnd(toJsonObject(event['response']));
      case 'response':
        return readEnd(event);
      default:
        return [];
    }
  };

  return createJsonDecoder((event) => {
    const parts = readEvent(event);
    hasWords ||= parts.some(({ type }) => type === 'text-delta');
    return parts;
  });
}

function toItemParts(item: unknown): StreamPart[] {
  const { type, content } = toJsonObject(item);
  if (type !== 'message') return [];
  return toJsonList(content).flatMap((part) => {
    const { text, refusal } = toJsonObject(part);
    return toDeltas('text-delta', text ?? refusal);
  });
}
