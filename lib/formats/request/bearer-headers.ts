import { mergeHeaders } from './endpoint-request.ts';
import type { Endpoint } from '../format.ts';

/** A format's own headers with the key as a bearer token, where there is one; the user's win. */
export function toBearerHeaders(
  { apiKey, headers }: Endpoint,
  own: Record<string, string>,
): Record<string, string> {
  return mergeHeaders({ ...own, authorization: apiKey === '' ? '' : `Bearer ${apiKey}` }, headers);
}
