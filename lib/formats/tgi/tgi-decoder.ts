import type { FinishReason, StreamPart } from '../../chat/engine.ts';
import { toCodedErrorPart } from '../error/coded-error.ts';
import { createEndingDecoder } from '../decode/ending-decoder.ts';
import type { Decoder } from '../format.ts';
import { parseJson, toJsonObject, toText } from '../decode/json.ts';
import { toErrorPart } from '../error/provider-error.ts';
import { findTgiError } from './tgi-error.ts';
import { toDeltas } from '../decode/stream-parts.ts';
import { toUsageParts } from '../decode/usage-part.ts';

const FINISH_REASONS = new Map<string, FinishReason>([
  ['eos_token', 'stop'],
  ['stop_sequence', 'stop'],
  ['length', 'length'],
]);

/**
 * A {@link Decoder} of the server's tokens. Special tokens are no words. The last event holds the
 * whole text once more, which is passed over.
 */
export function createTgiDecoder(): Decoder {
  return createEndingDecoder(({ event, data }) => {
    const payload = toJsonObject(parseJson(data));
    if (event === 'error' || payload['error']) {
      const known = findTgiError(payload);
      return [known ? toCodedErrorPart(known, payload) : toErrorPart(data)];
    }
    return [...toTextParts(payload['token']), ...toEndParts(payload['details'])];
  });
}

function toTextParts(token: unknown): StreamPart[] {
  const { text, special } = toJsonObject(token);
  return special === true ? [] : toDeltas('text-delta', text);
}

function toEndParts(value: unknown): StreamPart[] {
  const details = toJsonObject(value);
  const raw = toText(details['finish_reason']);
  if (raw === '') return [];
  return [
    ...toUsageParts(details['input_length'], details['generated_tokens']),
    { type: 'finish', reason: FINISH_REASONS.get(raw) ?? 'other', raw },
  ];
}
