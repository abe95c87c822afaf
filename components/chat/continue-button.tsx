import type { AssistantTurn } from '../../lib/chat/conversation.ts';
import { useApp } from '../app-context.ts';

/** Has a cut answer written on; nothing where there is no more to come, or nothing to go on from. */
export function ContinueButton({ turn }: { turn: AssistantTurn }) {
  const { chat, composer, t } = useApp();
  const isCut = turn.status !== 'complete' && turn.text !== '';
  if (!isCut || turn.engine?.kind === 'on-device' || chat.isRunning.value) return null;
  return (
    <button
      type="button"
      class="button"
      title={t('turn.continue-hint')}
      onClick={() => {
        chat.continueAnswer(turn.id);
        composer.requestFocus();
      }}
    >
      {t('turn.continue')}
    </button>
  );
}
