import type { StreamPart } from '../../chat/engine.ts';
import { toJsonList, toJsonObject, toText, type JsonObject } from '../decode/json.ts';
import { toDeltas } from '../decode/stream-parts.ts';

/**
 * The reasoning and the words of one delta or message. Reasoning stands in `reasoning_content`,
 * `reasoning`, `reasoning_details` or a `thinking` part of the content; a refusal is words too.
 */
export function toContentParts({ content, refusal, ...delta }: JsonObject): StreamPart[] {
  const contents = Array.isArray(content) ? content : [content, refusal];
  return [...toDeltas('reasoning-delta', readReasoning(delta)), ...contents.flatMap(toContentPart)];
}

/** Servers that send several of these send the same words in each (OpenRouter, some gateways). */
function readReasoning(delta: JsonObject): string {
  const details = toJsonList(delta['reasoning_details']).map((detail) => {
    const { text, summary } = toJsonObject(detail);
    return toText(text) || toText(summary);
  });
  return toText(delta['reasoning_content']) || toText(delta['reasoning']) || details.join('');
}

/** Content is text, or (Mistral) parts of text and of thinking. */
function toContentPart(content: unknown): StreamPart[] {
  if (typeof content === 'string') return toDeltas('text-delta', content);
  const { type, text, thinking } = toJsonObject(content);
  if (type !== 'thinking') return toDeltas('text-delta', text);
  const thoughts = Array.isArray(thinking) ? thinking : [{ text: thinking }];
  return thoughts.flatMap((thought) => toDeltas('reasoning-delta', toJsonObject(thought)['text']));
}
