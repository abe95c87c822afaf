import type { StreamPart } from '../../chat/engine.ts';
import type { Decoder } from '../format.ts';
import { isJsonObject, parseJson, type JsonObject } from './json.ts';
import { toErrorPart } from '../error/provider-error.ts';

/**
 * A {@link Decoder} of frames that hold JSON objects, or a list of them; `readPayload` gets each one
 * that is no error. Errors are frames called so and objects with an `error` or of the type `error`.
 */
export function createJsonDecoder(readPayload: (payload: JsonObject) => StreamPart[]): Decoder {
  const readObject = (payload: JsonObject): StreamPart[] =>
    payload['error'] || payload['type'] === 'error' ? [toErrorPart(payload)] : readPayload(payload);
  return {
    decode({ data, event }) {
      const payload = parseJson(data);
      if (event === 'error') return [toErrorPart(payload ?? data)];
      const payloads: unknown[] = Array.isArray(payload) ? payload : [payload];
      return payloads.filter(isJsonObject).flatMap(readObject);
    },
    flush: () => [],
  };
}
