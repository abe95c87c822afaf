import type { Attachment } from '../../lib/chat/attachment.ts';
import { MAX_ATTACHMENTS } from '../../lib/chat/attachment.ts';
import { useApp } from '../app-context.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import { AttachmentFace } from './attachment-face.tsx';

/** What goes beside the words, what stands in its way, and what could not be attached. */
export function AttachmentTray() {
  const { composer, t } = useApp();
  const { items, obstacle, problems } = composer.attachments;
  return (
    <>
      {items.value.length > 0 && (
        <ul class="attachments" aria-label={t('attachment.list')}>
          {items.value.map((attachment, index) => (
            <AttachmentChip key={index} attachment={attachment} />
          ))}
        </ul>
      )}
      <PreviewButton />
      <p class="attachment-obstacle" role="status">
        {obstacle.value !== null && t(`attachment.${obstacle.value}`)}
      </p>
      {problems.value.length > 0 && (
        <div class="attachment-problems" role="alert">
          {problems.value.map((problem, index) => (
            <p key={index}>
              {problem.code === 'too-many'
                ? t('attachment.too-many', { count: MAX_ATTACHMENTS })
                : t(`attachment.${problem.code}`, { name: problem.name })}
            </p>
          ))}
        </div>
      )}
    </>
  );
}

function AttachmentChip({ attachment }: { attachment: Attachment }) {
  const { composer, t } = useApp();
  function remove() {
    composer.attachments.remove(attachment);
    // The button that had the focus is gone.
    composer.requestFocus();
  }
  return (
    <li class="attachment">
      <AttachmentFace attachment={attachment} />
      <IconButton label={t('attachment.remove', { name: attachment.name })} onClick={remove}>
        <CloseIcon />
      </IconButton>
    </li>
  );
}

/** Beside a selection there is one already. */
function PreviewButton() {
  const { composer, page, t } = useApp();
  const isNeeded = composer.attachments.items.value.length > 0 && page.selection.value === null;
  if (!isNeeded) return null;
  return (
    <button
      type="button"
      class="button button-quiet attachment-preview"
      aria-expanded={composer.isPreviewOpen.value}
      onClick={() => composer.togglePreview()}
    >
      {t('preview.title')}
    </button>
  );
}
