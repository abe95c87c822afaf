import '../markdown/markdown.css';
import './conversation.css';
import './shape-row.css';
import './turn-extras.css';
import './turn-sources.css';
import './turn-versions.css';
import { useApp } from '../app-context.ts';
import { DownIcon } from '../ui/icons.tsx';
import { createLazyView } from '../ui/lazy-view.tsx';
import { EmptyState } from './empty-state.tsx';
import { LiveWords, loadSpeech } from './live-words.tsx';
import { useStickToBottom } from './use-stick-to-bottom.ts';

const { View: Turns, load } = createLazyView(async () => {
  const { lookUpFaces, Turns: Loaded } = await import('./answers.ts');
  requestIdleCallback(lookUpFaces);
  return Loaded;
});

/** Loads what shows turns and reads them out; the panel opens without it. */
export const loadTurns = () => Promise.all([load(), loadSpeech()]);

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
          {turns.length > 0 && <Turns key={chat.conversationId.value} turns={turns} />}
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
