import type { StreamPart } from '../chat/engine.ts';

/** Parts that nobody waits for are held so long at most, to be written down together. */
const UNHURRIED_MS = 100;

/** Collects parts that can be written down and told together. */
export interface Batch {
  add(part: StreamPart): void;
  /** Hands over what is held, now. */
  flush(): void;
}

/** Adds `part` to `parts`; a delta becomes one with the delta of its kind before it. */
export function joinPart(parts: StreamPart[], part: StreamPart): void {
  const last = parts.at(-1);
  if (part.type === 'text-delta' && last?.type === 'text-delta') {
    parts[parts.length - 1] = { type: 'text-delta', text: last.text + part.text };
  } else if (part.type === 'reasoning-delta' && last?.type === 'reasoning-delta') {
    parts[parts.length - 1] = { type: 'reasoning-delta', text: last.text + part.text };
  } else {
    parts.push(part);
  }
}

/**
 * Collects parts and hands them over once the current task is done (`setTimeout 0`) where somebody
 * waits for them, else {@link UNHURRIED_MS} after the first: a write and a message cost some hundred
 * times as much as a part does. Neighbouring deltas of a kind become one.
 */
export function createBatch(
  deliver: (parts: StreamPart[]) => void,
  isUrgent: () => boolean,
): Batch {
  let parts: StreamPart[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (parts.length === 0) return;
    const delivered = parts;
    parts = [];
    deliver(delivered);
  };

  return {
    add(part) {
      joinPart(parts, part);
      timer ??= setTimeout(flush, isUrgent() ? 0 : UNHURRIED_MS);
    },
    flush,
  };
}
