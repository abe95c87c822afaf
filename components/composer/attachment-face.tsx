import type { Attachment } from '../../lib/chat/attachment.ts';
import { useApp } from '../app-context.ts';
import { FileIcon } from '../ui/icons.tsx';

/** How an attachment is shown: the picture itself or the sign of a file, its name, its size. */
export function AttachmentFace({ attachment }: { attachment: Attachment }) {
  const { settings } = useApp();
  const { name, size } = attachment;
  return (
    <>
      {attachment.type === 'picture' ? (
        <img
          class="attachment-picture"
          src={`data:${attachment.mediaType};base64,${attachment.data}`}
          alt=""
          decoding="async"
        />
      ) : (
        <FileIcon />
      )}
      <span class="attachment-name" dir="auto" title={name}>
        {name}
      </span>
      <span class="hint attachment-size">{formatSize(size, settings.language.value)}</span>
    </>
  );
}

function formatSize(bytes: number, language: string): string {
  const [unit, value] =
    bytes < 1e6 ? ['kilobyte', Math.ceil(bytes / 1e3)] : ['megabyte', bytes / 1e6];
  const format = { style: 'unit', unit, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, format).format(value);
}
