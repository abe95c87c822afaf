import type { FinishReason, StreamPart } from '../../chat/engine.ts';
import { createCitationReader } from '../decode/citations.ts';
import type { Decoder } from '../format.ts';
import { createJsonDecoder } from '../decode/json-decoder.ts';
import { toJsonList, toJsonObject, toText, type JsonObject } from '../decode/json.ts';
import { toErrorPart } from '../error/provider-error.ts';
import { toDeltas, toToolCalls } from '../decode/stream-parts.ts';
import { toUsageParts } from '../decode/usage-part.ts';

const FINISH_REASONS = new Map<string, FinishReason>([
  ['COMPLETE', 'stop'],
  ['STOP_SEQUENCE', 'stop'],
  ['MAX_TOKENS', 'length'],
  ['ERROR_LIMIT', 'length'],
  ['ERROR_TOXIC', 'content-filter'],
  ['TOOL_CALL', 'tool-calls'],
]);

/**
 * A {@link Decoder} of Cohere's events, and of a whole answer where it does not stream. Whatever an
 * event is about stands in its `delta.message`, under the same names as in a whole message.
 */
export function createCohereDecoder(): Decoder {
  const readCitation = createCitationReader();

  const readMessage = (message: JsonObject): StreamPart[] => [
    ...toDeltas('reasoning-delta', message['tool_plan']),
    ...toItems(message['content']).flatMap(readContent),
    ...toItems(message['tool_calls']).flatMap(({ function: called }) =>
      toToolCalls(toJsonObject(called)['name']),
    ),
    ...toItems(message['citations']).flatMap(listSources).flatMap(readCitation),
  ];

  return createJsonDecoder((event) => {
    // An error has an id and words, and nothing else.
    if (typeof event['message'] === 'string') return [toErrorPart(event)];
    const whole = event['type'] === undefined ? event : toJsonObject(event['delta']);
    return [
      ...readMessage(toJsonObject(whole['message'])),
      ...readUsage(toJsonObject(whole['usage'])),
      ...readEnd(whole),
    ];
  });
}

/** A whole message has lists where an event has one item. */
function toItems(value: unknown): JsonObject[] {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.map(toJsonObject);
}

function readContent({ text, thinking }: JsonObject): StreamPart[] {
  return [...toDeltas('reasoning-delta', thinking), ...toDeltas('text-delta', text)];
}

/** A source is a document, or what a tool gave back; those from the web have a `url`. */
function listSources({ sources }: JsonObject): unknown[] {
  return toJsonList(sources).map((source) => {
    const { document, tool_output: output } = toJsonObject(source);
    return document ?? output;
  });
}

function readUsage({ tokens, billed_units: billed }: JsonObject): StreamPart[] {
  const counts = toJsonObject(tokens ?? billed);
  return toUsageParts(counts['input_tokens'], counts['output_tokens']);
}

function readEnd({ finish_reason: reason, error }: JsonObject): StreamPart[] {
  const raw = toText(reason);
  if (raw === '') return [];
  const known = FINISH_REASONS.get(raw);
  // The others, such as ERROR and TIMEOUT, mean that the server gave up.
  return known ? [{ type: 'finish', reason: known, raw }] : [toErrorPart(error ?? raw)];
}
