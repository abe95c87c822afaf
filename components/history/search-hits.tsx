import type { SearchHit } from '../../lib/store/search-conversations.ts';
import { useApp } from '../app-context.ts';
import { ConversationRow } from './conversation-row.tsx';

/** What a search found, with the words around it. */
export function SearchHits() {
  const { history, t } = useApp();
  const hits = history.hits.value;
  return (
    <>
      <p class="hint" role="status">
        {hits !== null &&
          (hits.length === 0 ? t('history.no-hits') : t('history.hits', { count: hits.length }))}
      </p>
      <ul class="history-list" aria-label={t('history.search')}>
        {hits?.map((hit) => (
          <ConversationRow key={hit.conversation.id} conversation={hit.conversation}>
            <Excerpt hit={hit} />
          </ConversationRow>
        ))}
      </ul>
    </>
  );
}

function Excerpt({ hit: { excerpt, matchStart, matchEnd } }: { hit: SearchHit }) {
  return (
    <p class="hint history-excerpt" dir="auto">
      {excerpt.slice(0, matchStart)}
      <mark>{excerpt.slice(matchStart, matchEnd)}</mark>
      {excerpt.slice(matchEnd)}
    </p>
  );
}
