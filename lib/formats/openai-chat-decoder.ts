import type { FinishReason, StreamPart } from '../chat/engine.ts';
import type { Frame } from '../stream/frame.ts';
import type { Decoder } from './format.ts';
import { isJsonObject, parseJson, toJsonList, toJsonObject, toText } from './json.ts';
import type { JsonObject } from './json.ts';
import { toErrorPart } from './provider-error.ts';

const DONE_MARK = /^\s*"?\[done\]"?\s*$/i;

const FINISH_REASONS = new Map<string, FinishReason>([
  ['stop', 'stop'],
  ['eos', 'stop'],
  ['eos_token', 'stop'],
  ['length', 'length'],
  ['max_tokens', 'length'],
  ['content_filter', 'content-filter'],
  ['sensitive', 'content-filter'], // Zhipu
  ['tool_calls', 'tool-calls'],
  ['function_call', 'tool-calls'],
]);

/** Reasons that mean the server gave up: OpenRouter, Zhipu, DeepSeek, vLLM. */
const FAILURES = new Set(['error', 'network_error', 'insufficient_system_resource', 'abort']);

/**
 * A {@link Decoder} of chat completion chunks, and of a whole completion where a server does not
 * stream. Reasoning comes as `reasoning_content`, `reasoning` or a `thinking` part of the content.
 * Tool calls give no parts but their finish reason, for Gloss offers no tools.
 */
export function createOpenAiChatDecoder(): Decoder {
  let hasDelta = false;
  let hasEnded = false;

  const readMessage = (choice: JsonObject): StreamPart[] => {
    if (isJsonObject(choice['delta'])) {
      const parts = toContentParts(choice['delta']);
      hasDelta ||= parts.length > 0;
      return parts;
    }
    // A message after deltas is the whole answer over again (MiniMax, Perplexity).
    return hasDelta ? [] : toContentParts(toJsonObject(choice['message']));
  };

  const readPayload = (payload: JsonObject): StreamPart[] => {
    const choice = toJsonObject(toJsonList(payload['choices'])[0]);
    return [
      ...readMessage(choice),
      ...toUsageParts(payload['usage'] ?? choice['usage']), // Moonshot has it in the choice.
      ...toEndParts(payload, toText(choice['finish_reason'])),
    ];
  };

  const readFrame = ({ data, event }: Frame): StreamPart[] => {
    // Some servers send the mark after an error, and then it says nothing of success.
    if (DONE_MARK.test(data)) {
      return hasEnded ? [] : [{ type: 'finish', reason: 'stop', raw: '[DONE]' }];
    }
    const payload = parseJson(data);
    if (event === 'error') return [toErrorPart(payload ?? data)];
    return isJsonObject(payload) ? readPayload(payload) : [];
  };

  return {
    decode(frame) {
      const parts = readFrame(frame);
      hasEnded ||= parts.some(({ type }) => type === 'finish' || type === 'error');
      return parts;
    },
    flush: () => [],
  };
}

function toContentParts({ content, refusal, ...delta }: JsonObject): StreamPart[] {
  // OpenRouter and some gateways send both names with the same text.
  const reasoning = toText(delta['reasoning_content']) || toText(delta['reasoning']);
  const contents = Array.isArray(content) ? content : [content, refusal];
  return [...toDeltas('reasoning-delta', reasoning), ...contents.flatMap(toContentPart)];
}

/** Content is text, or (Mistral) parts of text and of thinking. */
function toContentPart(content: unknown): StreamPart[] {
  if (typeof content === 'string') return toDeltas('text-delta', content);
  const { type, text, thinking } = toJsonObject(content);
  if (type !== 'thinking') return toDeltas('text-delta', toText(text));
  const thoughts = Array.isArray(thinking) ? thinking : [{ text: thinking }];
  return thoughts.flatMap((thought) =>
    toDeltas('reasoning-delta', toText(toJsonObject(thought)['text'])),
  );
}

function toDeltas(type: 'text-delta' | 'reasoning-delta', text: string): StreamPart[] {
  return text === '' ? [] : [{ type, text }];
}

function toUsageParts(usage: unknown): StreamPart[] {
  const { prompt_tokens: inputTokens, completion_tokens: outputTokens } = toJsonObject(usage);
  const counts = {
    ...(isCount(inputTokens) ? { inputTokens } : {}),
    ...(isCount(outputTokens) ? { outputTokens } : {}),
  };
  return Object.keys(counts).length === 0 ? [] : [{ type: 'usage', ...counts }];
}

/** JSON has `1e999`, which is infinite here and nothing at all on a port. */
function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function toEndParts(payload: JsonObject, raw: string): StreamPart[] {
  if (payload['error'] || payload['object'] === 'error') return [toErrorPart(payload)];
  if (FAILURES.has(raw)) return [toErrorPart(raw)];
  if (raw === '') return [];
  return [{ type: 'finish', reason: FINISH_REASONS.get(raw) ?? 'other', raw }];
}
