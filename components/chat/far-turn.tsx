import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Turn } from '../../lib/chat/conversation.ts';
import type { Translate } from '../../lib/i18n/translate.ts';
import { useApp } from '../app-context.ts';
import { MAX_SHOWN_CHARS, nameTask } from './user-turn.tsx';

interface FarTurnProps {
  turn: Turn;
  /** Called when the eye, the focus or a search in the page comes near. */
  onNear(): void;
}

/**
 * An old turn of a long conversation: its words as they are, where a search in the page finds them.
 * To show all such turns whole would be most of what opening the conversation costs.
 */
export function FarTurn({ turn, onNear }: FarTurnProps) {
  const { t } = useApp();
  const ref = useRef<HTMLElement>(null);

  useLayoutEffect(() => {
    // The browser decides what is near: conversation.css lets it skip the rest.
    function onStateChange(event: Event) {
      if (event instanceof ContentVisibilityAutoStateChangeEvent && !event.skipped) onNear();
    }
    const node = ref.current;
    node?.addEventListener('contentvisibilityautostatechange', onStateChange);
    return () => node?.removeEventListener('contentvisibilityautostatechange', onStateChange);
  }, []);

  const isAnswer = turn.role === 'assistant';
  return (
    <article
      class={`turn turn-${turn.role}`}
      aria-label={t(isAnswer ? 'turn.assistant' : 'turn.you')}
      data-status={isAnswer ? turn.status : undefined}
      ref={ref}
    >
      <div class="turn-text" data-part="text" dir="auto">
        {isAnswer ? turn.text : writeQuestion(t, turn.task)}
      </div>
    </article>
  );
}

/** All its words, each part on a line. */
function writeQuestion(t: Translate, task: Extract<Turn, { role: 'user' }>['task']): string {
  const { question, prompt, passage } = task;
  const passageText = passage?.text.slice(0, MAX_SHOWN_CHARS);
  return [nameTask(t, task), prompt?.answers, question, passageText].filter(Boolean).join('\n');
}
