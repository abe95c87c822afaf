import type { FinishReason, StreamPart } from '../../chat/engine.ts';
import type { Frame } from '../../stream/frame.ts';
import { createCitationReader } from '../decode/citations.ts';
import { isDoneMark } from '../decode/done-mark.ts';
import type { Decoder } from '../format.ts';
import { isJsonObject, parseJson, toJsonList, toJsonObject, toText } from '../decode/json.ts';
import type { JsonObject } from '../decode/json.ts';
import { toContentParts } from './openai-chat-content.ts';
import { toErrorPart } from '../error/provider-error.ts';
import { toToolCalls } from '../decode/stream-parts.ts';
import { toUsageParts } from '../decode/usage-part.ts';

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
 * stream.
 */
export function createOpenAiChatDecoder(): Decoder {
  const readSources = createSourceReader();
  const readToolCalls = createToolCallReader();
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
    // Moonshot has the usage in the choice.
    const usage = toJsonObject(payload['usage'] ?? choice['usage']);
    const message = toJsonObject(choice['delta'] ?? choice['message']);
    const parts = readMessage(choice);
    parts.push(
      ...readToolCalls(message['tool_calls']),
      ...readSources(message['annotations'], payload),
      ...toUsageParts(usage['prompt_tokens'], usage['completion_tokens']),
      ...toEndParts(payload, toText(choice['finish_reason'])),
    );
    return parts;
  };

  const readFrame = ({ data, event }: Frame): StreamPart[] => {
    // Some servers send the mark after an error, and then it says nothing of success.
    if (isDoneMark(data) || event === 'done') {
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

/** Tells each call once; its name comes first, and some servers repeat it with every piece. */
function createToolCallReader(): (calls: unknown) => StreamPart[] {
  const known = new Set<unknown>();
  const readCall = (call: unknown, position: number) => {
    const { index, id, function: called } = toJsonObject(call);
    const key = index ?? id ?? position;
    const parts = known.has(key) ? [] : toToolCalls(toJsonObject(called)['name']);
    if (parts.length > 0) known.add(key);
    return parts;
  };
  return (calls) => (Array.isArray(calls) ? calls.flatMap(readCall) : []);
}

/** OpenAI and OpenRouter annotate a message; Perplexity lists pages beside the choices. */
function createSourceReader(): (annotations: unknown, payload: JsonObject) => StreamPart[] {
  const readCitation = createCitationReader();
  return (annotations, { search_results: results, citations }) => {
    if (!annotations && !results && !citations) return [];
    const cited = toJsonList(annotations).map((each) => toJsonObject(each)['url_citation']);
    return [...cited, ...toJsonList(results), ...toJsonList(citations)].flatMap(readCitation);
  };
}

function toEndParts(payload: JsonObject, raw: string): StreamPart[] {
  if (payload['error'] || payload['object'] === 'error') return [toErrorPart(payload)];
  if (FAILURES.has(raw)) return [toErrorPart(raw)];
  if (raw === '') return [];
  return [{ type: 'finish', reason: FINISH_REASONS.get(raw) ?? 'other', raw }];
}
