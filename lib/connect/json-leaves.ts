import { isJsonObject } from '../formats/decode/json.ts';

/** The way to a value in JSON: names of fields and numbers of items. */
export type JsonPath = readonly string[];

/** A value in JSON, and the way to it. */
export interface JsonPlace {
  path: JsonPath;
  value: unknown;
}

/** Deeper than any body or answer nests; a bound for hostile ones. */
const MAX_DEPTH = 32;

/** Every value in `value`, itself first, then what is in it, in order. */
export function listJsonPlaces(value: unknown, path: JsonPath = []): JsonPlace[] {
  if (path.length > MAX_DEPTH) return [];
  const fields = Array.isArray(value) || isJsonObject(value) ? Object.entries(value) : [];
  const inner = fields.flatMap(([name, field]) => listJsonPlaces(field, [...path, name]));
  return [{ path, value }, ...inner];
}

/**
 * A copy of `value` in which every value is what `replace` makes of it; undefined keeps it. What is
 * too deep becomes null.
 */
export function mapJson(
  value: unknown,
  replace: (place: JsonPlace) => unknown,
  path: JsonPath = [],
): unknown {
  if (path.length > MAX_DEPTH) return null;
  const replaced = replace({ path, value });
  if (replaced !== undefined) return replaced;
  const mapField = (field: unknown, name: string | number) =>
    mapJson(field, replace, [...path, String(name)]);
  if (Array.isArray(value)) return value.map(mapField);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, mapField(field, name)]),
  );
}
