import type { AssistantTurn } from '../../lib/chat/conversation.ts';
import { useApp } from '../app-context.ts';
import { useConnect } from '../settings/use-connect.ts';
import { describeEnd } from './describe-end.ts';
import { TurnSources } from './turn-sources.tsx';

/** What the reader should know about an answer: its sources, how it was made, that it is not whole. */
export function TurnNotes({ turn }: { turn: AssistantTurn }) {
  const { settings, t } = useApp();
  const connect = useConnect();
  const end = describeEnd(t, turn);
  const needsModel = turn.notes.includes('no-match') && settings.activeConnection.value === null;
  return (
    <>
      <TurnSources citations={turn.citations} />
      {turn.notes.map(
        (note) =>
          // `quotes` is told by who answered, below the answer.
          note !== 'quotes' && (
            <p key={note} class="turn-note">
              {t(`note.${note}`)}
            </p>
          ),
      )}
      {needsModel && (
        <button type="button" class="button" onClick={connect}>
          {t('action.connect-model')}
        </button>
      )}
      {turn.toolCalls.length > 0 && (
        <p class="hint">
          {t('turn.tools', { names: listNames(turn.toolCalls, settings.language.value) })}
        </p>
      )}
      {turn.credits && <p class="hint">{t('turn.credits', turn.credits)}</p>}
      {end !== null && <p class="turn-note turn-end">{end}</p>}
    </>
  );
}

/** Each name once, in the order of the calls. */
function listNames(names: readonly string[], language: string): string {
  return new Intl.ListFormat(language).format(new Set(names));
}
