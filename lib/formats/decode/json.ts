/** A JSON object whose fields nobody has checked. */
export type JsonObject = Record<string, unknown>;

/** The value in `text`, or undefined when it is no JSON. Never throws. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Not JSON.
  }
}

/** True for an object that is neither null nor an array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `value` as an object, or an empty one: servers leave fields out, or send null for them. */
export function toJsonObject(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** `value` as a list, or an empty one. */
export function toJsonList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** `value` as text, or ''. */
export function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
