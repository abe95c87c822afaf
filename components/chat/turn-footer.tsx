import type { AssistantTurn } from '../../lib/chat/conversation.ts';
import type { Translate } from '../../lib/i18n/translate.ts';
import { useApp } from '../app-context.ts';
import { joinWithDots } from '../connection-host.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { RetryIcon } from '../ui/icons.tsx';
import { CopyButton } from './copy-button.tsx';

/** Below an answer that has ended: who gave it, and what to do with it. */
export function TurnFooter({ turn }: { turn: AssistantTurn }) {
  const { chat, composer, t } = useApp();
  const source = describeSource(t, turn);
  const canRetry = turn.error === undefined && !isFinal(turn);
  if (source === null && turn.text === '' && !canRetry) return null;
  return (
    <div class="turn-footer">
      <p class="hint turn-source">{source}</p>
      {turn.text !== '' && <CopyButton text={turn.text} />}
      {canRetry && (
        <IconButton
          label={t('turn.retry')}
          disabled={chat.isRunning.value}
          onClick={() => {
            chat.retry(turn.id);
            composer.requestFocus();
          }}
        >
          <RetryIcon />
        </IconButton>
      )}
    </div>
  );
}

/** True when asking again gives the same: the engine on this device picks the same sentences. */
function isFinal({ status, engine }: AssistantTurn): boolean {
  return status === 'complete' && engine?.kind === 'on-device';
}

function describeSource(t: Translate, { engine, notes, text }: AssistantTurn): string | null {
  if (engine === null) return null;
  if (engine.kind === 'connection') return joinWithDots(engine.model || engine.name, engine.host);
  if (notes.includes('quotes')) return t('turn.by-device-quotes');
  const isPicked = text !== '' && !notes.includes('already-short') && !notes.includes('no-match');
  return isPicked ? t('turn.by-device-sentences') : t('turn.by-device');
}
