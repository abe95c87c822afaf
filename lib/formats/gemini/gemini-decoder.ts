import type { FinishReason, StreamPart } from '../../chat/engine.ts';
import { createCitationReader } from '../decode/citations.ts';
import type { Decoder } from '../format.ts';
import { createJsonDecoder } from '../decode/json-decoder.ts';
import { toJsonList, toJsonObject, toText, type JsonObject } from '../decode/json.ts';
import { toErrorPart } from '../error/provider-error.ts';
import { toDeltas, toToolCalls } from '../decode/stream-parts.ts';
import { toUsageParts } from '../decode/usage-part.ts';

const FINISH_REASONS = new Map<string, FinishReason>([
  ['STOP', 'stop'],
  ['MAX_TOKENS', 'length'],
  ['SAFETY', 'content-filter'],
  ['RECITATION', 'content-filter'],
  ['LANGUAGE', 'content-filter'],
  ['BLOCKLIST', 'content-filter'],
  ['PROHIBITED_CONTENT', 'content-filter'],
  ['SPII', 'content-filter'],
]);

const NO_REASONS = new Set(['', 'FINISH_REASON_UNSPECIFIED']);

/**
 * A {@link Decoder} of Gemini's chunks, which are also what it answers without streaming. Vertex AI
 * says STOP with every chunk: then the last one counts, and an answer cut between two of them cannot
 * be told from a whole one, unless an error follows.
 */
export function createGeminiDecoder(): Decoder {
  const readCitation = createCitationReader();
  let hasToolCall = false;

  const toEndParts = (raw: string): StreamPart[] => {
    if (NO_REASONS.has(raw)) return [];
    const reason = FINISH_REASONS.get(raw);
    // The others, such as a malformed call, mean that the model failed.
    if (!reason) return [toErrorPart(raw)];
    return [{ type: 'finish', reason: raw === 'STOP' && hasToolCall ? 'tool-calls' : reason, raw }];
  };

  return createJsonDecoder((chunk) => {
    const candidate = toJsonObject(toJsonList(chunk['candidates'])[0]);
    const content = toJsonList(toJsonObject(candidate['content'])['parts']).flatMap(readPart);
    hasToolCall ||= content.some(({ type }) => type === 'tool-call');
    return [
      ...content,
      ...listSources(candidate).flatMap(readCitation),
      ...readUsage(toJsonObject(chunk['usageMetadata'])),
      ...readBlock(toJsonObject(chunk['promptFeedback'])),
      ...toEndParts(toText(candidate['finishReason'])),
    ];
  });
}

function readPart(part: unknown): StreamPart[] {
  const { text, thought, functionCall } = toJsonObject(part);
  return [
    ...toDeltas(thought === true ? 'reasoning-delta' : 'text-delta', text),
    ...toToolCalls(toJsonObject(functionCall)['name']),
  ];
}

/** Pages the answer was grounded on, and pages it quotes. */
function listSources({ groundingMetadata, citationMetadata }: JsonObject): unknown[] {
  const { citationSources, citations } = toJsonObject(citationMetadata);
  const grounds = toJsonList(toJsonObject(groundingMetadata)['groundingChunks']);
  return [
    ...grounds.map((chunk) => toJsonObject(chunk)['web']),
    ...toJsonList(citationSources),
    ...toJsonList(citations), // Vertex AI
  ];
}

/** Thoughts are paid for like words. */
function readUsage(usage: JsonObject): StreamPart[] {
  const { promptTokenCount, candidatesTokenCount, thoughtsTokenCount } = usage;
  const counts = [candidatesTokenCount, thoughtsTokenCount].filter(Number.isSafeInteger);
  const outputTokens = (counts as number[]).reduce((sum, count) => sum + count, 0);
  return toUsageParts(promptTokenCount, counts.length === 0 ? undefined : outputTokens);
}

/** A prompt that was refused has no candidate. */
function readBlock({ blockReason, blockReasonMessage }: JsonObject): StreamPart[] {
  const raw = toText(blockReason);
  if (raw === '') return [];
  return [
    { type: 'finish', reason: 'content-filter', raw },
    toErrorPart(toText(blockReasonMessage) || raw),
  ];
}
