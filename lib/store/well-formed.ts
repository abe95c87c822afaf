/**
 * The same value with U+FFFD for each lone surrogate in its texts: in JSON such a half becomes an
 * escape that some servers refuse.
 */
export function makeWellFormed<Value>(value: Value): Value {
  return mend(value) as Value;
}

function mend(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(mend);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mend(inner)]));
}
