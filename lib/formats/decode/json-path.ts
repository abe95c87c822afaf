import { isJsonObject } from './json.ts';

/**
 * What stands at `path` in a JSON value: names and list indexes with dots between them, such as
 * `choices.0.delta.content`; `choices[0]` is the same. Undefined where there is nothing. Only the
 * value's own fields count, so no path leads to a prototype. An empty path is the value itself.
 */
export function readJsonPath(value: unknown, path: string): unknown {
  const steps = path.replace(/\[(\d+)\]/g, '.$1').split('.');
  return steps.filter((step) => step !== '').reduce(takeStep, value);
}

function takeStep(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return /^\d+$/.test(step) ? value[Number(step)] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}
