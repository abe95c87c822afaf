import { useState } from 'preact/hooks';
import { toWireError } from '../../lib/errors.ts';
import { useApp } from '../app-context.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { useSaveChats } from './use-save-chats.ts';

/** What can be done with all chats at once. */
export function HistoryFiles() {
  const { history, t } = useApp();
  const saveChats = useSaveChats();
  // What could not be read can still be deleted.
  const hasChats =
    history.pinned.value.length + history.recent.value.length > 0 || history.problem.value !== null;
  return (
    <section class="history-files" aria-label={t('history.files')}>
      <h2>{t('history.files')}</h2>
      <div class="button-row">
        {hasChats && (
          <>
            <button type="button" class="button" onClick={() => void saveChats('markdown')}>
              {t('history.export-markdown')}
            </button>
            <button type="button" class="button" onClick={() => void saveChats('json')}>
              {t('history.export-json')}
            </button>
          </>
        )}
        <ImportChats />
      </div>
      {hasChats && (
        <ConfirmButton
          label={t('history.erase')}
          question={t('history.erase-confirm')}
          confirm={t('history.erase-yes')}
          onConfirm={() => void history.erase('chats')}
        />
      )}
    </section>
  );
}

function ImportChats() {
  const { history, t } = useApp();
  const [count, setCount] = useState<number | null>(null);

  async function importChosen(input: HTMLInputElement) {
    const chosen = input.files?.[0];
    if (chosen === undefined) return;
    setCount(null);
    try {
      setCount(await history.importFile(chosen));
    } catch (error) {
      history.report(toWireError(error));
    }
    // So that the same file, mended, can be chosen again.
    input.value = '';
  }

  return (
    <>
      <label class="button file-button">
        {t('history.import')}
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => void importChosen(event.currentTarget)}
        />
      </label>
      <p class="hint" role="status">
        {count !== null && t('history.imported', { count })}
      </p>
    </>
  );
}
