import type { ReadonlySignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { type AssistantTurn, isRunning, type Turn } from '../../lib/chat/conversation.ts';
import { createLazyView } from '../ui/lazy-view.tsx';

const { View: SpokenText, load } = createLazyView(
  async () => (await import('./answers.ts')).SpokenText,
);

/** Loads what speaks. */
export const loadSpeech = load;

/**
 * What screen readers say of the newest answer. It stands beside the conversation, whose words grow
 * in pieces that nobody wants to hear.
 */
export function LiveWords({ newest }: { newest: ReadonlySignal<Turn> | undefined }) {
  const turn = newest?.value;
  return (
    <div class="live-words" aria-live="polite">
      {turn?.role === 'assistant' && <NewAnswer key={turn.runId} turn={turn} />}
    </div>
  );
}

/** Nothing of an answer that was there before. */
function NewAnswer({ turn }: { turn: AssistantTurn }) {
  const isNew = useRef(isRunning(turn.status));
  return isNew.current && <SpokenText turn={turn} />;
}
