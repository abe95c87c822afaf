import { type AssistantTurn, isRunning } from '../../lib/chat/conversation.ts';
import { useApp } from '../app-context.ts';
import { TurnError } from './turn-error.tsx';
import { TurnFooter } from './turn-footer.tsx';
import { TurnNotes } from './turn-notes.tsx';
import { Waiting } from './waiting.tsx';

/** An answer, from its first sign of life to its end. */
export function AssistantTurnView({ turn }: { turn: AssistantTurn }) {
  const { t } = useApp();
  const hasNoWordsYet = isRunning(turn.status) && turn.text === '';
  return (
    <article class="turn turn-assistant" aria-label={t('turn.assistant')} data-status={turn.status}>
      {turn.reasoning !== '' && (
        <details class="reasoning">
          <summary class={hasNoWordsYet ? 'waiting' : undefined}>{t('turn.thinking')}</summary>
          <div class="turn-text reasoning-text" data-part="reasoning">
            {turn.reasoning}
          </div>
        </details>
      )}
      <div class="turn-text" data-part="text" dir="auto">
        {turn.text}
      </div>
      {hasNoWordsYet && turn.reasoning === '' && <Waiting engine={turn.engine} />}
      <TurnNotes turn={turn} />
      {turn.error && <TurnError turn={turn} error={turn.error} />}
      {!isRunning(turn.status) && <TurnFooter turn={turn} />}
    </article>
  );
}
