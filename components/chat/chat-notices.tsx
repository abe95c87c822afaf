import { useApp } from '../app-context.ts';
import { ErrorText } from '../ui/error-text.tsx';

/** What the user should know beside the conversation: each in one sentence. */
export function ChatNotices() {
  const { chat, notices, settings, t } = useApp();
  const problem = settings.problem.value;
  const unsaved = chat.unsaved.value;
  return (
    <>
      {problem !== null && (
        <div class="card card-danger view-problem" role="alert">
          <ErrorText error={problem} />
        </div>
      )}
      {notices.isStorageLost.value && (
        <div class="card card-danger view-problem" role="alert">
          <p>{t('chat.lost')}</p>
          <div class="button-row">
            <button type="button" class="button" onClick={() => notices.setStorageLost(false)}>
              {t('chat.lost-ok')}
            </button>
          </div>
        </div>
      )}
      {unsaved !== null && (
        <div class="card card-danger view-problem" role="alert">
          <p>{t('chat.unsaved')}</p>
          <ErrorText error={unsaved} />
        </div>
      )}
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
