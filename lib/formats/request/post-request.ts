import type { HttpRequest } from '../../stream/http-request.ts';
import { mergeOptions } from './endpoint-request.ts';
import type { JsonObject } from '../decode/json.ts';

/** What every request for a stream of events says of itself. */
export const STREAM_HEADERS = {
  'content-type': 'application/json',
  accept: 'text/event-stream',
} as const;

/** A POST of `body` as JSON, with the user's options over its fields. */
export function toPostRequest(
  url: string,
  headers: Record<string, string>,
  body: JsonObject,
  options: JsonObject,
): HttpRequest {
  return { url, method: 'POST', headers, body: JSON.stringify(mergeOptions(body, options)) };
}
