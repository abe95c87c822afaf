import type { HttpRequest } from './http-request.ts';
import { readText } from './read-body.ts';
import { sendRequest, type SendOptions } from './send-request.ts';

/** Most bytes of a list of models. */
const MAX_TEXT_BYTES = 4 * 1024 * 1024;

/**
 * Sends `request` once and returns the body as text, whatever its media type.
 *
 * @throws {GlossError} as {@link sendRequest}; also `network` when the connection broke and
 *   `too-large` over 4 MB. An abort passes through.
 */
export function fetchText(request: HttpRequest, options: SendOptions): Promise<string> {
  return sendRequest(request, options, (response, host) =>
    readText(response.body, { host, maxBytes: MAX_TEXT_BYTES }),
  );
}
