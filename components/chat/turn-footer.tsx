import type { AssistantTurn } from '../../lib/chat/conversation.ts';
import type { Translate } from '../../lib/i18n/translate.ts';
import { useApp } from '../app-context.ts';
import { joinWithDots } from '../connection-host.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { RetryIcon } from '../ui/icons.tsx';
import { CopyButton } from './copy-button.tsx';
import { useRetry } from './use-retry.ts';

/** Below an answer that has ended: who gave it, and what to do with it. */
export function TurnFooter({ turn }: { turn: AssistantTurn }) {
  const { t } = useApp();
  const retry = useRetry(turn);
  const source = describeSource(t, turn);
  const canRetry = retry !== null && turn.error === undefined;
  if (source === null && turn.text === '' && !canRetry) return null;
  return (
    <div class="turn-footer">
      <p class="hint turn-source">{source}</p>
      {turn.text !== '' && <CopyButton text={turn.text} />}
      {canRetry && (
        <IconButton label={t('turn.retry')} onClick={() => retry()}>
          <RetryIcon />
        </IconButton>
      )}
    </div>
  );
}

function describeSource(t: Translate, { engine, notes, text }: AssistantTurn): string | null {
  if (engine === null) return null;
  if (engine.kind === 'connection') return joinWithDots(engine.model || engine.name, engine.host);
  if (notes.includes('quotes')) return t('turn.by-device-quotes');
  const isPicked = text !== '' && !notes.includes('already-short') && !notes.includes('no-match');
  return isPicked ? t('turn.by-device-sentences') : t('turn.by-device');
}
