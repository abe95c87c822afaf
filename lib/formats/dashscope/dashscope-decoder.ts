import type { FinishReason, StreamPart } from '../../chat/engine.ts';
import { toCodedErrorPart } from '../error/coded-error.ts';
import { findDashscopeError } from './dashscope-error.ts';
import { createEndingDecoder } from '../decode/ending-decoder.ts';
import type { Decoder } from '../format.ts';
import { isJsonObject, parseJson, toJsonList, toJsonObject, toText } from '../decode/json.ts';
import type { JsonObject } from '../decode/json.ts';
import { toErrorPart } from '../error/provider-error.ts';
import { createTextMerger } from '../decode/text-merger.ts';
import { toUsageParts } from '../decode/usage-part.ts';

const FINISH_REASONS = new Map<string, FinishReason>([
  ['stop', 'stop'],
  ['length', 'length'],
  ['tool_calls', 'tool-calls'],
]);

/**
 * A {@link Decoder} of DashScope's events. An answer goes on while its finish reason is the text
 * "null". Text and reasoning are new text, or the whole so far, as `mode` says.
 */
export function createDashscopeDecoder(mode: 'delta' | 'cumulative'): Decoder {
  const mergeText = createTextMerger(mode);
  const mergeReasoning = createTextMerger(mode);

  const readOutput = (output: JsonObject): StreamPart[] => {
    const choice = toJsonObject(toJsonList(output['choices'])[0]);
    const message = toJsonObject(choice['message']);
    return [
      ...mergeReasoning(toText(message['reasoning_content'])).flatMap(toReasoning),
      // Some models know no other result format but "text".
      ...mergeText(readContent(message['content'] ?? output['text'])),
      ...toFinishParts(choice['finish_reason'] ?? output['finish_reason']),
    ];
  };

  return createEndingDecoder(({ event, data }) => {
    const payload = parseJson(data);
    if (event === 'error' || toText(toJsonObject(payload)['code']) !== '') {
      const known = findDashscopeError(payload);
      return [known ? toCodedErrorPart(known, payload) : toErrorPart(payload ?? data)];
    }
    if (!isJsonObject(payload)) return [];
    const usage = toJsonObject(payload['usage']);
    return [
      ...toUsageParts(usage['input_tokens'], usage['output_tokens']),
      ...readOutput(toJsonObject(payload['output'])),
    ];
  });
}

/** Content is text, or (models that see) a list of texts. */
function readContent(content: unknown): string {
  const contents = Array.isArray(content)
    ? content.map((part) => toJsonObject(part)['text'])
    : [content];
  return contents.map(toText).join('');
}

/** Reasoning is only added to; what a server rewrites of it stays as it was. */
function toReasoning(part: StreamPart): StreamPart[] {
  return part.type === 'text-delta' ? [{ type: 'reasoning-delta', text: part.text }] : [];
}

function toFinishParts(finishReason: unknown): StreamPart[] {
  const raw = toText(finishReason);
  if (raw === '' || raw === 'null') return [];
  return [{ type: 'finish', reason: FINISH_REASONS.get(raw) ?? 'other', raw }];
}
