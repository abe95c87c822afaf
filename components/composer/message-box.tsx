import { useLayoutEffect, useRef } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { SendIcon, StopIcon } from '../ui/icons.tsx';
import { isInputMethodKey } from '../ui/input-method.ts';
import { isSendKey } from './send-key.ts';

const MAX_ROWS = 8;

/** The words being written, and the button that sends them. */
export function MessageBox() {
  const { chat, composer, settings, isReady, t } = useApp();
  const inputRef = useRef<HTMLTextAreaElement>(null);
  const draft = composer.draft.value;
  const isRunning = chat.isRunning.value;
  const canSend = isReady && !isRunning && composer.canSend.value;
  const focusRequests = composer.focusRequests.value;

  useLayoutEffect(() => inputRef.current?.focus(), [focusRequests]);

  function send() {
    if (!canSend) return;
    composer.sendDraft();
    inputRef.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isInputMethodKey(event)) return;
    if (isSendKey(event, settings.preferences.value.sendKey)) {
      event.preventDefault();
      send();
    } else if (event.key === 'ArrowUp' && draft === '' && !isRunning && composer.editLast()) {
      event.preventDefault();
    }
  }

  function stop(event: MouseEvent) {
    // The second half of a double click on Send lands on Stop.
    if (event.detail === 2) return;
    chat.stop();
    inputRef.current?.focus();
  }

  function attachPasted(event: ClipboardEvent) {
    const files = findPastedFiles(event.clipboardData);
    if (files.length === 0) return;
    event.preventDefault();
    void composer.attachments.add(files);
  }

  return (
    <>
      <textarea
        class="composer-input"
        dir="auto"
        aria-label={t('composer.message')}
        placeholder={t(composer.hasPassage.value ? 'composer.ask-text' : 'composer.ask-anything')}
        rows={Math.min(draft.split('\n').length, MAX_ROWS)}
        value={draft}
        ref={inputRef}
        onInput={(event) => composer.setDraft(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={attachPasted}
      />
      {isRunning ? (
        <IconButton key="stop" class="composer-go" label={t('composer.stop')} onClick={stop}>
          <StopIcon />
        </IconButton>
      ) : (
        <IconButton
          key="send"
          class="composer-go"
          label={t('composer.send')}
          disabled={!canSend}
          onClick={send}
        >
          <SendIcon />
        </IconButton>
      )}
    </>
  );
}

/** Files in the clipboard; none where an office program put a picture of the copied words there. */
function findPastedFiles(clipboard: DataTransfer | null): File[] {
  if (clipboard === null) return [];
  const isOfWords = ['text/plain', 'text/html'].every((type) => clipboard.types.includes(type));
  return isOfWords ? [] : [...clipboard.files];
}
