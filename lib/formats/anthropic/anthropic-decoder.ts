import type { FinishReason, StreamPart } from '../../chat/engine.ts';
import { createCitationReader, type CitationReader } from '../decode/citations.ts';
import type { Decoder } from '../format.ts';
import { createJsonDecoder } from '../decode/json-decoder.ts';
import { toJsonList, toJsonObject, toText, type JsonObject } from '../decode/json.ts';
import { toDeltas, toToolCalls } from '../decode/stream-parts.ts';
import { toUsageParts } from '../decode/usage-part.ts';

const FINISH_REASONS = new Map<string, FinishReason>([
  ['', 'stop'],
  ['end_turn', 'stop'],
  ['stop_sequence', 'stop'],
  ['max_tokens', 'length'],
  ['model_context_window_exceeded', 'length'],
  ['pause_turn', 'length'], // The server broke off a long turn.
  ['refusal', 'content-filter'],
  ['tool_use', 'tool-calls'],
]);

/**
 * A {@link Decoder} of the events of a message, and of a whole message where a server does not
 * stream. The reason comes before the last event, and counts only with it.
 */
export function createAnthropicDecoder(): Decoder {
  const readCitation = createCitationReader();
  let stopReason = '';

  const finish = (): StreamPart[] => [
    { type: 'finish', reason: FINISH_REASONS.get(stopReason) ?? 'other', raw: stopReason },
  ];

  const readStopReason = (delta: unknown) => {
    stopReason = toText(toJsonObject(delta)['stop_reason']) || stopReason;
  };

  return createJsonDecoder((event) => {
    switch (event['type']) {
      case 'message_start':
        return readUsage(toJsonObject(event['message'])['usage']);
      case 'content_block_start':
        return readBlock(toJsonObject(event['content_block']), readCitation);
      case 'content_block_delta':
        return readDelta(toJsonObject(event['delta']), readCitation);
      case 'message_delta':
        readStopReason(event['delta']);
        return readUsage(event['usage']);
      case 'message_stop':
        return finish();
      case 'message':
        readStopReason(event);
        return [...readWhole(event, readCitation), ...readUsage(event['usage']), ...finish()];
      default:
        return [];
    }
  });
}

function readWhole(message: JsonObject, readCitation: CitationReader): StreamPart[] {
  return toJsonList(message['content']).flatMap((block) =>
    readBlock(toJsonObject(block), readCitation),
  );
}

/** The start of a block, which is empty in a stream, or a whole one. */
function readBlock(block: JsonObject, readCitation: CitationReader): StreamPart[] {
  const isToolCall = toText(block['type']).endsWith('tool_use');
  return [
    ...toDeltas('reasoning-delta', block['thinking']),
    ...toDeltas('text-delta', block['text']),
    ...toJsonList(block['citations']).flatMap(readCitation),
    ...(isToolCall ? toToolCalls(block['name']) : []),
  ];
}

function readDelta(delta: JsonObject, readCitation: CitationReader): StreamPart[] {
  switch (delta['type']) {
    case 'text_delta':
      return toDeltas('text-delta', delta['text']);
    case 'thinking_delta':
      return toDeltas('reasoning-delta', delta['thinking']);
    case 'citations_delta':
      return readCitation(delta['citation']);
    default:
      return []; // Signatures, arguments of tools.
  }
}

function readUsage(usage: unknown): StreamPart[] {
  const { input_tokens: input, output_tokens: output } = toJsonObject(usage);
  return toUsageParts(input, output);
}
