import type { Endpoint, Format } from '../formats/format.ts';
import { fetchText } from '../stream/fetch-text.ts';

/**
 * The ids of the models an endpoint offers, in its own order.
 * @throws {GlossError} as the request or the format fails; an abort passes through.
 */
export async function fetchModels(
  format: Format,
  endpoint: Endpoint,
  signal: AbortSignal,
): Promise<string[]> {
  const request = format.toModelsRequest(endpoint);
  if (!request) return [];
  const body = await fetchText(request, {
    signal,
    toError: format.toError,
  });
  return format.parseModels(body);
}
