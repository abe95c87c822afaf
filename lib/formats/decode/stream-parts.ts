import type { StreamPart } from '../../chat/engine.ts';
import { toText } from './json.ts';

/** One delta with `text`, or none when it is empty or no text at all. */
export function toDeltas(type: 'text-delta' | 'reasoning-delta', text: unknown): StreamPart[] {
  const words = toText(text);
  return words === '' ? [] : [{ type, text: words }];
}

/** A call of a tool by its name, or nothing when it has none. */
export function toToolCalls(name: unknown): StreamPart[] {
  const named = toText(name);
  return named === '' ? [] : [{ type: 'tool-call', name: named }];
}
