import type { Endpoint } from '../format.ts';

/**
 * An endpoint whose `{{key}}` places in header values hold the key: some servers want it in a header
 * of their own, and a connection is stored, shown and exported without it.
 */
export function fillKey(endpoint: Endpoint): Endpoint {
  const headers = Object.entries(endpoint.headers).map(([name, value]) => [
    name,
    value.replaceAll('{{key}}', () => endpoint.apiKey),
  ]);
  return { ...endpoint, headers: Object.fromEntries(headers) };
}
