import { useApp } from '../app-context.ts';
import { ErrorText } from '../ui/error-text.tsx';

/** What went wrong beside the conversation, each in a card of its own. */
export function ChatProblems() {
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
    </>
  );
}
