import { useRef } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { AttachIcon } from '../ui/icons.tsx';

/** Lets the user choose pictures and text files; what is none of these is told so by name. */
export function AttachButton() {
  const { composer, t } = useApp();
  const inputRef = useRef<HTMLInputElement>(null);

  function attach(input: HTMLInputElement) {
    void composer.attachments.add([...(input.files ?? [])]);
    // So that a file that was removed can be chosen again.
    input.value = '';
    composer.requestFocus();
  }

  return (
    <>
      <IconButton label={t('attachment.add')} onClick={() => inputRef.current?.click()}>
        <AttachIcon />
      </IconButton>
      <input
        type="file"
        multiple
        hidden
        ref={inputRef}
        onChange={(event) => attach(event.currentTarget)}
      />
    </>
  );
}
