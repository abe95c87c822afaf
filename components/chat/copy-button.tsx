import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { CheckIcon, CopyIcon } from '../ui/icons.tsx';

/** Copies an answer and says so until the pointer or the focus moves on. */
export function CopyButton({ text }: { text: string }) {
  const { platform, t } = useApp();
  const [isCopied, setIsCopied] = useState(false);

  async function copy() {
    await platform.copyText(text);
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
      <IconButton label={t('turn.copy')} onClick={() => void copy()}>
        {isCopied ? <CheckIcon /> : <CopyIcon />}
      </IconButton>
    </span>
  );
}
