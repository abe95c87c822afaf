import type { StreamPart } from '../../chat/engine.ts';
import { toJsonList, toJsonObject, toText, type JsonObject } from '../decode/json.ts';
import { toDeltas } from '../decode/stream-parts.ts';

/**
 * The reasoning and the words of one delta or message. Reasoning stands in `reasoning_content`,
 * `reasoning`, `reasoning_details` or a `thinking` part of the content; a refusal is words too.
 */
export function toContentParts(delta: JsonObject): StreamPart[] {
  const { content, refusal } = delta;
  const parts = toDeltas('reasoning-delta', readReasoning(delta));
  if (Array.isArray(content)) parts.push(...content.flatMap(toContentPart));
  else parts.push(...toContentPart(content), ...toContentPart(refusal));
  return parts;
}

/** Servers that send several of these send the same words in each (OpenRouter, some gateways). */
function readReasoning(delta: JsonObject): string {
  const { reasoning_content: content, reasoning, reasoning_details: details } = delta;
  return toText(content) || toText(reasoning) || toJsonList(details).map(readDetail).join('');
}

function readDetail(detail: unknown): string {
  const { text, summary } = toJsonObject(detail);
  return toText(text) || toText(summary);
}

/** Content is text, or (Mistral) parts of text and of thinking. */
function toContentPart(content: unknown): StreamPart[] {
  if (typeof content === 'string') return toDeltas('text-delta', content);
  const { type, text, thinking } = toJsonObject(content);
  if (type !== 'thinking') return toDeltas('text-delta', text);
  const thoughts = Array.isArray(thinking) ? thinking : [{ text: thinking }];
  return thoughts.flatMap((thought) => toDeltas('reasoning-delta', toJsonObject(thought)['text']));
}
