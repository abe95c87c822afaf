import { useEffect } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { Composer } from '../composer/composer.tsx';
import { QuickActions } from '../composer/quick-actions.tsx';
import { ContextArea } from '../context/context-area.tsx';
import { ChatNotices } from './chat-notices.tsx';
import { Conversation } from './conversation.tsx';
import { Header } from './header.tsx';

/** The panel's main view: the conversation, what it is about, and the question being written. */
export function ChatView() {
  const { chat, isReady } = useApp();
  const hasTurns = chat.turns.value.length > 0;

  useEffect(() => {
    function stopOnEscape(event: KeyboardEvent) {
      if (event.key !== 'Escape' || event.isComposing || !chat.isRunning.peek()) return;
      event.preventDefault();
      chat.stop();
    }
    document.addEventListener('keydown', stopOnEscape);
    return () => document.removeEventListener('keydown', stopOnEscape);
  }, [chat]);

  return (
    <div class="view" data-ready={isReady}>
      <Header />
      <main class="view-main">
        <ChatNotices />
        <Conversation />
      </main>
      <footer class={hasTurns ? 'view-footer view-footer-slim' : 'view-footer'}>
        <ContextArea />
        <QuickActions />
        <Composer />
      </footer>
    </div>
  );
}
