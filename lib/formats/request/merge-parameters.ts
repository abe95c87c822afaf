import { mergeOptions } from './endpoint-request.ts';
import { toJsonObject } from '../decode/json.ts';

/**
 * The user's options with a format's own `parameters` under theirs, field by field, so that one
 * parameter of the user's does not take out the others.
 */
export function mergeParameters(
  own: Record<string, unknown>,
  options: Record<string, unknown>,
): Record<string, unknown> & { parameters: Record<string, unknown> } {
  return { ...options, parameters: mergeOptions(own, toJsonObject(options['parameters'])) };
}
