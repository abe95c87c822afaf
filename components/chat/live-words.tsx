import type { ReadonlySignal } from '@preact/signals';
import type { Turn } from '../../lib/chat/conversation.ts';
import { SpokenText } from './answer-text.tsx';

/**
 * What screen readers say of the newest answer. It stands beside the conversation, whose words grow
 * in pieces that nobody wants to hear.
 */
export function LiveWords({ newest }: { newest: ReadonlySignal<Turn> | undefined }) {
  const turn = newest?.value;
  return (
    <div class="live-words" aria-live="polite">
      {turn?.role === 'assistant' && <SpokenText key={turn.runId} turn={turn} />}
    </div>
  );
}
