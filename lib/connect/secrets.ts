/** Headers that carry a key, without case. */
const KEY_HEADERS = new Set([
  'authorization',
  'x-api-key',
  'api-key',
  'apikey',
  'x-goog-api-key',
  'x-auth-token',
  'x-access-token',
  'x-token',
  'token',
]);

/** Query parameters that carry a key. */
const KEY_PARAMETER = /^(?:key|api[-_]?key|(?:access[-_]?)?token|auth|secret|sign(?:ature)?)$/i;

/** What documentation writes where the reader's key belongs. */
const PLACEHOLDER =
  /[$<>{}%•…*]|\.\.\.|x{4,}|^(?:my|your|the)[-_ ]|^(?:[a-z]+[-_ ])*(?:key|token|secret)$|^(?:sk-?)?$/i;

/** True for the name of a header that carries a key. */
export function isKeyHeader(name: string): boolean {
  return KEY_HEADERS.has(name.toLowerCase());
}

/** True for the name of a query parameter that carries a key. */
export function isKeyParameter(name: string): boolean {
  return KEY_PARAMETER.test(name);
}

/**
 * The key in a header's value, without the word `Bearer`; '' for a variable, or for a placeholder
 * such as `YOUR_API_KEY`.
 */
export function readKey(value: string): string {
  const key = value.trim().replace(/^bearer(?:\s+|$)/i, '');
  return PLACEHOLDER.test(key) ? '' : key;
}
