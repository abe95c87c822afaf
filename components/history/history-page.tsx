import { useEffect } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { BackIcon } from '../ui/icons.tsx';
import { ConversationList } from './conversation-list.tsx';
import { HistoryFiles } from './history-files.tsx';
import { HistoryProblem } from './history-problem.tsx';
import { SearchHits } from './search-hits.tsx';
import { UndoBar } from './undo-bar.tsx';

/** Past chats: to find, to open again, to put in order, to take along, to delete. */
export function HistoryPage() {
  const { history, view, t } = useApp();
  const problem = history.problem.value;
  const isSearching = history.query.value.trim() !== '';
  useEffect(() => void history.refresh(), [history]);
  return (
    <div class="view">
      <header class="settings-header">
        <IconButton label={t('history.back')} onClick={() => view.go('chat')}>
          <BackIcon />
        </IconButton>
        <h1>{t('history.title')}</h1>
      </header>
      <search class="history-search">
        <input
          type="search"
          class="input"
          aria-label={t('history.search')}
          placeholder={t('history.search')}
          value={history.query.value}
          ref={focusOnce}
          onInput={(event) => history.setQuery(event.currentTarget.value)}
        />
      </search>
      <main class="history">
        {problem !== null && (
          <div class="card card-danger" role="alert">
            <HistoryProblem error={problem} />
          </div>
        )}
        {isSearching ? <SearchHits /> : <ConversationList />}
        {!isSearching && <HistoryFiles />}
      </main>
      <UndoBar />
    </div>
  );
}

/** The field keeps the focus only at the start: rows of the list want it later. */
function focusOnce(field: HTMLInputElement | null) {
  if (field !== null && document.activeElement === document.body) field.focus();
}
