import type { Conversation } from '../../lib/chat/conversation.ts';
import { useApp } from '../app-context.ts';
import { HistoryIcon } from '../ui/icons.tsx';
import { ConversationRow } from './conversation-row.tsx';
import { groupByDay } from './group-by-day.ts';

/** The past chats, the newest first, under the days they belong to. */
export function ConversationList() {
  const { history, t } = useApp();
  const pinned = history.pinned.value;
  const recent = history.recent.value;
  if (pinned.length + recent.length === 0) {
    return (
      <div class="history-empty">
        <HistoryIcon />
        <p>{t('history.empty')}</p>
      </div>
    );
  }
  return (
    <>
      {pinned.length > 0 && <Group title={t('history.pinned')} conversations={pinned} />}
      {groupByDay(recent, new Date()).map(({ day, conversations }) => (
        <Group key={day} title={t(`history.${day}`)} conversations={conversations} />
      ))}
      {history.hasMore.value && (
        <button type="button" class="button" onClick={() => void history.loadMore()}>
          {t('history.more')}
        </button>
      )}
    </>
  );
}

interface GroupProps {
  title: string;
  conversations: readonly Conversation[];
}

function Group({ title, conversations }: GroupProps) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul class="history-list">
        {conversations.map((conversation) => (
          <ConversationRow key={conversation.id} conversation={conversation} />
        ))}
      </ul>
    </section>
  );
}
