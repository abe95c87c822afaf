import { useState } from 'preact/hooks';
import { type AssistantTurn, isVerbatim } from '../../lib/chat/conversation.ts';
import type { Translate } from '../../lib/i18n/translate.ts';
import { useApp } from '../app-context.ts';
import { joinWithDots } from '../connection-host.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { RetryIcon } from '../ui/icons.tsx';
import { createLazyView } from '../ui/lazy-view.tsx';
import { ContinueButton } from './continue-button.tsx';
import { CopyButton } from './copy-button.tsx';
import { ShapeLabel } from './shape-label.tsx';
import { TurnVersions } from './turn-versions.tsx';
import { useRetry } from './use-retry.ts';

const { View: TurnDetails, load: loadDetails } = createLazyView(
  async () => (await import('./turn-details.tsx')).TurnDetails,
);
const { View: VersionChanges, load: loadChanges } = createLazyView(
  async () => (await import('./version-changes.tsx')).VersionChanges,
);

/** Loads what opens below an answer. */
export const loadTurnExtras = () => Promise.all([loadDetails(), loadChanges()]);

/** Below an answer that has ended: who gave it, and what to do with it. */
export function TurnFooter({ turn }: { turn: AssistantTurn }) {
  const { chat, t } = useApp();
  const [opened, setOpened] = useState<'details' | 'changes' | null>(null);
  const retry = useRetry(turn);
  const canRetry = retry !== null && turn.error === undefined;
  const previous = chat.findVersions(turn.id)?.previous?.value;
  const toggle = (extra: 'details' | 'changes') => () => setOpened(opened === extra ? null : extra);
  return (
    <>
      <div class="turn-footer">
        <TurnSource turn={turn} isOpen={opened === 'details'} onToggle={toggle('details')} />
        <div class="turn-buttons">
          <TurnVersions turnId={turn.id} />
          {previous && (
            <button
              type="button"
              class="icon-button"
              aria-label={t('changes.show')}
              title={t('changes.show')}
              aria-expanded={opened === 'changes'}
              onClick={toggle('changes')}
            >
              ±
            </button>
          )}
          {turn.shape && <ShapeLabel shape={turn.shape} />}
          <ContinueButton turn={turn} />
          {turn.text !== '' && <CopyButton text={turn.text} isVerbatim={isVerbatim(turn)} />}
          {canRetry && (
            <IconButton label={t('turn.retry')} onClick={() => retry()}>
              <RetryIcon />
            </IconButton>
          )}
        </div>
      </div>
      {opened === 'details' && <TurnDetails turn={turn} />}
      {opened === 'changes' && previous?.role === 'assistant' && (
        <VersionChanges before={previous.text} after={turn.text} />
      )}
    </>
  );
}

interface TurnSourceProps {
  turn: AssistantTurn;
  isOpen: boolean;
  onToggle: () => void;
}

/** Who answered; where more is known of the answer, a click tells it. */
function TurnSource({ turn, isOpen, onToggle }: TurnSourceProps) {
  const { t } = useApp();
  const source = describeSource(t, turn);
  const isMoreKnown = turn.firstWordMs !== undefined || turn.usage !== undefined;
  if (source === null || !isMoreKnown) return <p class="hint turn-source">{source}</p>;
  return (
    <button
      type="button"
      class="hint turn-source"
      title={t('turn.details')}
      aria-expanded={isOpen}
      onClick={onToggle}
    >
      {source}
    </button>
  );
}

function describeSource(t: Translate, turn: AssistantTurn): string | null {
  const { engine, notes, text } = turn;
  if (engine === null) return null;
  if (engine.kind === 'connection') return joinWithDots(engine.model || engine.name, engine.host);
  if (engine.kind === 'built-in') return text === '' ? null : t('built-in.by');
  if (isVerbatim(turn)) return t('turn.by-device-quotes');
  const isPicked = text !== '' && !notes.includes('already-short') && !notes.includes('no-match');
  return isPicked ? t('turn.by-device-sentences') : t('turn.by-device');
}
