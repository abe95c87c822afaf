import type { AssistantTurn } from '../../lib/chat/conversation.ts';
import type { Translate } from '../../lib/i18n/translate.ts';
import { useApp } from '../app-context.ts';
import { joinWithDots } from '../connection-host.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { RetryIcon } from '../ui/icons.tsx';
import { ContinueButton } from './continue-button.tsx';
import { CopyButton } from './copy-button.tsx';
import { TurnVersions } from './turn-versions.tsx';
import { useRetry } from './use-retry.ts';

/** Below an answer that has ended: who gave it, and what to do with it. */
export function TurnFooter({ turn }: { turn: AssistantTurn }) {
  const { t } = useApp();
  const retry = useRetry(turn);
  const source = describeSource(t, turn);
  const canRetry = retry !== null && turn.error === undefined;
  return (
    <div class="turn-footer">
      <p class="hint turn-source" title={describeFacts(t, turn)}>
        {source}
      </p>
      <TurnVersions turnId={turn.id} />
      <ContinueButton turn={turn} />
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
  if (engine.kind === 'built-in') return text === '' ? null : t('built-in.by');
  if (notes.includes('quotes')) return t('turn.by-device-quotes');
  const isPicked = text !== '' && !notes.includes('already-short') && !notes.includes('no-match');
  return isPicked ? t('turn.by-device-sentences') : t('turn.by-device');
}

/** How long it took, as far as it is known. */
function describeFacts(t: Translate, turn: AssistantTurn): string | undefined {
  const { firstWordMs, totalMs, usage } = turn;
  if (firstWordMs === undefined || totalMs === undefined) return undefined;
  const count = usage?.outputTokens;
  return t('turn.facts', {
    first: (firstWordMs / 1000).toFixed(1),
    total: (totalMs / 1000).toFixed(1),
    tokens: count === undefined ? '' : t('turn.facts-tokens', { count }),
  });
}
