import { useEffect, useRef, useState } from 'preact/hooks';
import { type AssistantTurn, isRunning } from '../../lib/chat/conversation.ts';
import { useApp } from '../app-context.ts';

/** What a model thought before it answered, folded, with the time it took where that is known. */
export function Reasoning({ turn }: { turn: AssistantTurn }) {
  const { t } = useApp();
  const isThinking = isRunning(turn.status) && turn.text === '';
  const seconds = useThinkingSeconds(isThinking);
  return (
    <details class="reasoning">
      <summary class={isThinking ? 'waiting' : undefined}>
        {seconds === null ? t('turn.thinking') : t('markdown.thought-for', { count: seconds })}
      </summary>
      <div class="turn-text reasoning-text" data-part="reasoning">
        {turn.reasoning}
      </div>
    </details>
  );
}

/** Seconds from the first thought to the first word; null until then, and for what nobody saw. */
function useThinkingSeconds(isThinking: boolean): number | null {
  const [seconds, setSeconds] = useState<number | null>(null);
  const startedMs = useRef(isThinking ? performance.now() : null);
  useEffect(() => {
    if (isThinking || startedMs.current === null) return;
    setSeconds(Math.max(1, Math.round((performance.now() - startedMs.current) / 1000)));
    startedMs.current = null;
  }, [isThinking]);
  return seconds;
}
