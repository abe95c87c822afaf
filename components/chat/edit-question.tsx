import { useState } from 'preact/hooks';
import type { UserTurn } from '../../lib/chat/conversation.ts';
import { useApp } from '../app-context.ts';
import { isSendKey } from '../composer/send-key.ts';
import { isInputMethodKey } from '../ui/input-method.ts';

/** Puts a question in other words and asks it again, as another version. */
export function EditQuestion({ turn, onDone }: { turn: UserTurn; onDone: () => void }) {
  const { chat, composer, settings, t } = useApp();
  const [question, setQuestion] = useState(turn.task.question);
  const canSend = question.trim() !== '' && !chat.isRunning.value;

  function send() {
    if (!canSend) return;
    chat.edit(turn.id, question.trim());
    onDone();
    composer.requestFocus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isInputMethodKey(event)) return;
    if (isSendKey(event, settings.preferences.value.sendKey)) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      onDone();
    }
  }

  return (
    <form
      class="edit-question"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        class="input"
        dir="auto"
        aria-label={t('turn.edit-label')}
        rows={Math.min(question.split('\n').length + 1, 8)}
        value={question}
        ref={focusAtEnd}
        onInput={(event) => setQuestion(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div class="button-row">
        <button type="submit" class="button button-primary" disabled={!canSend}>
          {t('turn.edit-send')}
        </button>
        <button type="button" class="button" onClick={onDone}>
          {t('turn.cancel')}
        </button>
      </div>
    </form>
  );
}

/** Once, when the field appears. */
function focusAtEnd(field: HTMLTextAreaElement | null) {
  if (field === null || field === field.ownerDocument.activeElement) return;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}
