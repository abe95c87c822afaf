import { useState } from 'preact/hooks';
import type { Conversation } from '../../lib/chat/conversation.ts';
import { useApp } from '../app-context.ts';
import { focusNode } from '../ui/focus-node.ts';

const MAX_TITLE_CHARS = 200;

/** Gives a chat another title. */
export function RenameConversation({
  conversation,
  onDone,
}: {
  conversation: Conversation;
  onDone: () => void;
}) {
  const { history, t } = useApp();
  const [title, setTitle] = useState(conversation.title);

  function save(event: Event) {
    event.preventDefault();
    const trimmed = title.trim();
    if (trimmed !== '' && trimmed !== conversation.title) {
      void history.rename(conversation.id, trimmed);
    }
    onDone();
  }

  return (
    <form
      class="form"
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isComposing) onDone();
      }}
    >
      <input
        class="input"
        aria-label={t('history.rename-label')}
        maxLength={MAX_TITLE_CHARS}
        value={title}
        ref={focusNode}
        onInput={(event) => setTitle(event.currentTarget.value)}
      />
      <div class="button-row">
        <button type="submit" class="button button-primary">
          {t('history.rename-save')}
        </button>
        <button type="button" class="button" onClick={onDone}>
          {t('turn.cancel')}
        </button>
      </div>
    </form>
  );
}
