import { type AssistantTurn, isRunning, isVerbatim } from '../../lib/chat/conversation.ts';
import { useApp } from '../app-context.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { Reasoning } from './reasoning.tsx';
import { ShapeView } from './shape-view.tsx';
import { TurnError } from './turn-error.tsx';
import { TurnFooter } from './turn-footer.tsx';
import { TurnNotes } from './turn-notes.tsx';
import { Waiting } from './waiting.tsx';

/** An answer, from its first sign of life to its end. */
export function AssistantTurnView({ turn }: { turn: AssistantTurn }) {
  const { platform, t } = useApp();
  return (
    <article class="turn turn-assistant" aria-label={t('turn.assistant')} data-status={turn.status}>
      {turn.reasoning !== '' && <Reasoning turn={turn} />}
      <div class="turn-text" data-part="text">
        {isVerbatim(turn) ? (
          <p dir="auto">{turn.text}</p>
        ) : (
          <Markdown
            text={turn.text}
            isStreaming={isRunning(turn.status)}
            onCopyCode={platform.copyText}
          />
        )}
      </div>
      {isRunning(turn.status) && <Waiting turn={turn} />}
      <TurnNotes turn={turn} />
      {turn.error && <TurnError turn={turn} error={turn.error} />}
      {!isRunning(turn.status) && <TurnFooter turn={turn} />}
      <ShapeView turn={turn} />
    </article>
  );
}
