import type { StreamPart } from '../../chat/engine.ts';

/** A `usage` part of those counts that are numbers; none when neither is. */
export function toUsageParts(inputTokens: unknown, outputTokens: unknown): StreamPart[] {
  const input = isCount(inputTokens) ? { inputTokens } : undefined;
  const output = isCount(outputTokens) ? { outputTokens } : undefined;
  return input || output ? [{ type: 'usage', ...input, ...output }] : [];
}

/** JSON has `1e999`, which is infinite here and nothing at all on a port. */
function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
