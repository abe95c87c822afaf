/**
 * `value` as a number, where it is one or is written like one; NaN for anything else. A plain
 * `Number` would throw for an object of the server's with a `toString` field.
 */
export function toNumber(value: unknown): number {
  return typeof value === 'object' ? Number.NaN : Number(value);
}
