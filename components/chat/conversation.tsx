import './conversation.css';
import { useApp } from '../app-context.ts';
import { DownIcon } from '../ui/icons.tsx';
import { EmptyState } from './empty-state.tsx';
import { LiveWords } from './live-words.tsx';
import { TurnView } from './turn-view.tsx';
import { useStickToBottom } from './use-stick-to-bottom.ts';

/** The turns so far; it stays at the newest words unless the reader scrolls up. */
export function Conversation() {
  const { chat, t } = useApp();
  const turns = chat.turns.value;
  const { scrollerRef, contentRef, isAtBottom, onScroll, scrollToBottom } = useStickToBottom(
    turns.length,
  );
  return (
    <div class="conversation">
      {turns.length === 0 && <EmptyState />}
      <div
        class="conversation-scroller"
        role="log"
        aria-label={t('chat.conversation')}
        aria-live="off"
        aria-busy={chat.isRunning.value}
        tabIndex={0}
        ref={scrollerRef}
        onScroll={onScroll}
      >
        <div class="conversation-turns" ref={contentRef}>
          {turns.map((turn) => (
            <TurnView key={turn.peek().id} turn={turn} />
          ))}
        </div>
      </div>
      <LiveWords newest={turns.at(-1)} />
      {!isAtBottom && (
        <button type="button" class="button conversation-newest" onClick={scrollToBottom}>
          <DownIcon />
          {t('chat.newest')}
        </button>
      )}
    </div>
  );
}
