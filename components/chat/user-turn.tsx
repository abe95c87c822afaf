import type { UserTurn } from '../../lib/chat/conversation.ts';
import type { Passage } from '../../lib/chat/task.ts';
import type { Translate } from '../../lib/i18n/translate.ts';
import { useApp } from '../app-context.ts';
import { AttachmentFace } from '../composer/attachment-face.tsx';
import { toHost } from '../connection-host.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { EditIcon } from '../ui/icons.tsx';
import { EditQuestion } from './edit-question.tsx';
import { TurnVersions } from './turn-versions.tsx';

/** A passage may hold a megabyte; a page of it is enough to recognise it. */
export const MAX_SHOWN_CHARS = 2000;
/** More than two lines of the widest panel hold. */
const EXCERPT_CHARS = 400;

/** What was asked for; '' for a question in the user's own words. */
export function nameTask(t: Translate, { kind, prompt }: UserTurn['task']): string {
  return kind === 'ask' ? '' : prompt?.name || t(`action.${kind}`);
}

/** What the user asked, and about which words. */
export function UserTurnView({ turn }: { turn: UserTurn }) {
  const { chat, composer, t } = useApp();
  const { question, passage, attachments, prompt } = turn.task;
  const action = nameTask(t, turn.task);
  const isEditing = composer.editedTurnId.value === turn.id;
  const canEdit = question !== '' && !isEditing && !chat.isRunning.value;
  return (
    <article class="turn turn-user" aria-label={t('turn.you')}>
      {action !== '' && <p class="turn-action">{action}</p>}
      {prompt !== undefined && prompt.answers !== '' && (
        <p class="turn-text hint" dir="auto">
          {prompt.answers}
        </p>
      )}
      {isEditing && <EditQuestion turn={turn} onDone={() => composer.editTurn(null)} />}
      {question !== '' && !isEditing && (
        <p class="turn-text" data-part="text" dir="auto">
          {question}
        </p>
      )}
      <div class="turn-tools">
        <TurnVersions turnId={turn.id} />
        {canEdit && (
          <IconButton label={t('turn.edit')} onClick={() => composer.editTurn(turn.id)}>
            <EditIcon />
          </IconButton>
        )}
      </div>
      {attachments !== undefined && (
        <ul class="attachments">
          {attachments.map((attachment, index) => (
            <li key={index} class="attachment">
              <AttachmentFace attachment={attachment} />
            </li>
          ))}
        </ul>
      )}
      {passage !== null && <QuotedPassage passage={passage} />}
    </article>
  );
}

function QuotedPassage({ passage: { text, title, url } }: { passage: Passage }) {
  const { t } = useApp();
  const hiddenCount = text.length - MAX_SHOWN_CHARS;
  return (
    <details class="quote">
      <summary>
        <span class="quote-source">{title || toHost(url)}</span>
        <span class="quote-excerpt" dir="auto">
          {text.slice(0, EXCERPT_CHARS)}
        </span>
      </summary>
      <blockquote dir="auto">{text.slice(0, MAX_SHOWN_CHARS)}</blockquote>
      {hiddenCount > 0 && <p class="hint">{t('turn.more-characters', { count: hiddenCount })}</p>}
    </details>
  );
}
