import { useApp } from '../app-context.ts';
import { createLazyView } from '../ui/lazy-view.tsx';

const { View: ChatProblems, load } = createLazyView(
  async () => (await import('./chat-problems.tsx')).ChatProblems,
);

/** Loads the cards of what went wrong. */
export const loadProblems = load;

/** What the user should know beside the conversation: each in one sentence. */
export function ChatNotices() {
  const { chat, notices, settings, t } = useApp();
  const hasProblem =
    settings.problem.value !== null || chat.unsaved.value !== null || notices.isStorageLost.value;
  return (
    <>
      {hasProblem && <ChatProblems />}
      {notices.isOffline.value && (
        <p class="view-notice" role="status">
          {t('chat.offline')}
        </p>
      )}
      <TemporaryNotice />
    </>
  );
}

/** Says that nothing of this chat is kept; in an empty chat, it is also where that is chosen. */
function TemporaryNotice() {
  const { chat, t } = useApp();
  const isTemporary = chat.isTemporary.value;
  if (chat.isPrivate) return <p class="view-notice">{t('chat.private')}</p>;
  if (!isTemporary) return null;
  return (
    <p class="view-notice">
      <strong>{t('chat.temporary')}</strong> · {t('chat.temporary-hint')}
    </p>
  );
}
