import type { StreamPart } from '../../chat/engine.ts';

/** A `usage` part of those counts that are numbers; none when neither is. */
export function toUsageParts(inputTokens: unknown, outputTokens: unknown): StreamPart[] {
  const counts = {
    ...(isCount(inputTokens) ? { inputTokens } : {}),
    ...(isCount(outputTokens) ? { outputTokens } : {}),
  };
  return Object.keys(counts).length === 0 ? [] : [{ type: 'usage', ...counts }];
}

/** JSON has `1e999`, which is infinite here and nothing at all on a port. */
function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
