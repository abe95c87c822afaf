import type { Signal } from '@preact/signals';
import { toAnswerChange } from '../chat/answer.ts';
import type { AssistantTurn, Turn } from '../chat/conversation.ts';
import type { StreamPart } from '../chat/engine.ts';
import { createPainter } from './painter.ts';

/** Gathers the parts of one answer and paints them into its turn. */
export interface AnswerPainter {
  add(parts: readonly StreamPart[]): void;
  /** Changes the answer and paints it at once. */
  change(change: Partial<AssistantTurn>): void;
}

/**
 * An {@link AnswerPainter} for a turn that is an answer. `pull` is called whenever more parts would
 * be painted at once.
 */
export function createAnswerPainter(turn: Signal<Turn>, pull: () => void): AnswerPainter {
  let pending: Partial<AssistantTurn> = {};
  const current = () => ({ ...(turn.peek() as AssistantTurn), ...pending });
  const painter = createPainter(() => {
    turn.value = current();
    pending = {};
  }, pull);
  return {
    add(parts) {
      for (const part of parts) Object.assign(pending, toAnswerChange(current(), part));
      // Its end is not held back: nothing else is to come.
      if (parts.some(({ type }) => type === 'finish')) painter.paintNow();
      else painter.paintSoon();
    },
    change(change) {
      Object.assign(pending, change);
      painter.paintNow();
    },
  };
}
