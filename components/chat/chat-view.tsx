import { useEffect } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { Composer } from '../composer/composer.tsx';
import { QuickActions } from '../composer/quick-actions.tsx';
import { ContextArea } from '../context/context-area.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { Conversation } from './conversation.tsx';
import { Header } from './header.tsx';

/** The panel's main view: the conversation, what it is about, and the question being written. */
export function ChatView() {
  const { chat, settings } = useApp();
  const problem = settings.problem.value;

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
    <div class="view">
      <Header />
      <main class="view-main">
        {problem !== null && (
          <div class="card card-danger view-problem" role="alert">
            <ErrorText error={problem} />
          </div>
        )}
        <Conversation />
      </main>
      <footer class="view-footer">
        <ContextArea />
        <QuickActions />
        <Composer />
      </footer>
    </div>
  );
}
