import { useApp } from '../app-context.ts';

/** What was just deleted can be brought back for a while. */
export function UndoBar() {
  const { history, t } = useApp();
  const removed = history.removed.value;
  return (
    <div class="undo" role="status">
      {removed !== null && (
        <>
          <span class="undo-text">
            {t('history.deleted', { title: removed.title || t('history.untitled') })}
          </span>
          <button type="button" class="button" onClick={() => void history.undoRemove()}>
            {t('history.undo')}
          </button>
        </>
      )}
    </div>
  );
}
