import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Conversation } from '../../lib/chat/conversation.ts';
import { useApp } from '../app-context.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { DeleteIcon, EditIcon, FileIcon, PinIcon, SaveIcon } from '../ui/icons.tsx';
import { RenameConversation } from './rename-conversation.tsx';
import { useOpenConversation } from './use-open-conversation.ts';
import { useSaveChats } from './use-save-chats.ts';

interface ConversationRowProps {
  conversation: Conversation;
  /** What a search found in it. */
  children?: ComponentChildren;
}

/** One past chat: its title opens it; the rest is beside it. */
export function ConversationRow({ conversation, children }: ConversationRowProps) {
  const { chat, settings, t } = useApp();
  const [isRenaming, setIsRenaming] = useState(false);
  const open = useOpenConversation();
  const title = conversation.title || t('history.untitled');
  if (isRenaming) {
    return (
      <li class="history-row">
        <RenameConversation conversation={conversation} onDone={() => setIsRenaming(false)} />
      </li>
    );
  }
  return (
    <li class="history-row">
      <button
        type="button"
        class="history-title"
        dir="auto"
        title={title}
        aria-current={conversation.id === chat.conversationId.value ? 'true' : undefined}
        onClick={() => void open(conversation.id)}
      >
        {title}
      </button>
      {children}
      <div class="history-tools">
        <time class="hint" dateTime={new Date(conversation.updatedAt).toISOString()}>
          {formatTime(conversation.updatedAt, settings.language.value)}
        </time>
        <RowButtons
          conversation={conversation}
          title={title}
          onRename={() => setIsRenaming(true)}
        />
      </div>
    </li>
  );
}

interface RowButtonsProps {
  conversation: Conversation;
  title: string;
  onRename: () => void;
}

function RowButtons({ conversation, title, onRename }: RowButtonsProps) {
  const { history, t } = useApp();
  const saveChats = useSaveChats();
  const { id, pinnedAt } = conversation;
  const isPinned = pinnedAt !== undefined;
  return (
    <>
      <IconButton
        label={t(isPinned ? 'history.unpin' : 'history.pin', { title })}
        onClick={() => void history.setPinned(id, !isPinned)}
      >
        <PinIcon />
      </IconButton>
      <IconButton label={t('history.rename', { title })} onClick={onRename}>
        <EditIcon />
      </IconButton>
      <IconButton
        label={t('history.export-one', { title })}
        onClick={() => void saveChats('markdown', conversation)}
      >
        <SaveIcon />
      </IconButton>
      <IconButton
        label={t('history.export-one-json', { title })}
        onClick={() => void saveChats('json', conversation)}
      >
        <FileIcon />
      </IconButton>
      <IconButton
        label={t('history.delete', { title })}
        onClick={() => void history.remove(conversation)}
      >
        <DeleteIcon />
      </IconButton>
    </>
  );
}

/** As much as tells when it was: the hour of today, else the day, with its year unless it is this. */
function formatTime(timeMs: number, language: string): string {
  const [time, now] = [new Date(timeMs), new Date()];
  const isToday = time.toDateString() === now.toDateString();
  const isThisYear = time.getFullYear() === now.getFullYear();
  const day: Intl.DateTimeFormatOptions = isThisYear
    ? { month: 'short', day: 'numeric' }
    : { dateStyle: 'medium' };
  return new Intl.DateTimeFormat(language, isToday ? { timeStyle: 'short' } : day).format(time);
}
