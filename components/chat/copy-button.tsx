import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { copyMarkdown } from '../markdown/copy-rich.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { CheckIcon, CopyIcon } from '../ui/icons.tsx';

interface CopyButtonProps {
  text: string;
  /** Its marks are no Markdown. */
  isVerbatim?: boolean;
}

/** Copies an answer, as Markdown and as it looks; a quotation to the letter. */
export function CopyButton({ text, isVerbatim }: CopyButtonProps) {
  const { platform, t } = useApp();
  async function copy() {
    await (isVerbatim ? platform.copyText(text) : copyMarkdown(text, platform.copyText));
  }
  return <CopyControl label={t('turn.copy')} copy={copy} />;
}

interface CopyControlProps {
  label: string;
  copy: () => Promise<void>;
}

/** Copies something and says so until the pointer or the focus moves on. */
export function CopyControl({ label, copy }: CopyControlProps) {
  const { t } = useApp();
  const [isCopied, setIsCopied] = useState(false);

  async function copyAndTell() {
    await copy();
    setIsCopied(true);
  }

  return (
    <span
      class="copy"
      onMouseLeave={() => setIsCopied(false)}
      onFocusOut={() => setIsCopied(false)}
    >
      <span class="hint" role="status">
        {isCopied && t('turn.copied')}
      </span>
      <IconButton label={label} onClick={() => void copyAndTell()}>
        {isCopied ? <CheckIcon /> : <CopyIcon />}
      </IconButton>
    </span>
  );
}
