import type { FinishReason, StreamPart } from '../../chat/engine.ts';
import type { Decoder } from '../format.ts';
import { createJsonDecoder } from '../decode/json-decoder.ts';
import { toJsonList, toJsonObject, toText } from '../decode/json.ts';
import { toDeltas, toToolCalls } from '../decode/stream-parts.ts';
import { toUsageParts } from '../decode/usage-part.ts';

const FINISH_REASONS = new Map<string, FinishReason>([
  ['', 'stop'], // Older versions give none.
  ['stop', 'stop'],
  ['length', 'length'],
]);

/** A {@link Decoder} of Ollama's lines; its only error is a text. */
export function createOllamaDecoder(): Decoder {
  let hasToolCall = false;

  const toFinish = (raw: string): StreamPart => {
    const reason = FINISH_REASONS.get(raw) ?? 'other';
    return {
      type: 'finish',
      reason: reason === 'stop' && hasToolCall ? 'tool-calls' : reason,
      raw,
    };
  };

  return createJsonDecoder((line) => {
    const message = toJsonObject(line['message']);
    const calls = toJsonList(message['tool_calls']).flatMap((call) =>
      toToolCalls(toJsonObject(toJsonObject(call)['function'])['name']),
    );
    hasToolCall ||= calls.length > 0;
    return [
      ...toDeltas('reasoning-delta', message['thinking']),
      ...toDeltas('text-delta', message['content']),
      ...calls,
      ...toUsageParts(line['prompt_eval_count'], line['eval_count']),
      ...(line['done'] === true ? [toFinish(toText(line['done_reason']))] : []),
    ];
  });
}
