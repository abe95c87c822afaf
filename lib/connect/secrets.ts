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

/** Fields of a body that carry a key, whatever it looks like. */
const KEY_FIELD = /^(?:(?:api|access|app|secret)[-_]?key|(?:access|api|auth|bearer)[-_]?token)$/i;

/** Names that may stand for a key as well as for something else, so that the value has to tell. */
const MAYBE_KEY_FIELD = /^(?:key|token|secret|auth|authorization|password)$/i;

/** Long, without blanks, with letters and digits: nobody says so, and no option is called so. */
const RANDOM_TEXT = /^(?=.*\d)(?=.*[a-z])[\w.~+/=-]{16,}$/i;

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

/** True for a field of a body that carries a key: by its name, or by name and value together. */
export function isKeyField(name: string, value: string): boolean {
  if (KEY_FIELD.test(name)) return true;
  return MAYBE_KEY_FIELD.test(name) && RANDOM_TEXT.test(readKey(value));
}

/**
 * The key in a header's value, without the word `Bearer`; '' for a variable, or for a placeholder
 * such as `YOUR_API_KEY`.
 */
export function readKey(value: string): string {
  const key = value.trim().replace(/^bearer(?:\s+|$)/i, '');
  return PLACEHOLDER.test(key) ? '' : key;
}
