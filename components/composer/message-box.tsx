import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { SendIcon, StopIcon } from '../ui/icons.tsx';

const MAX_ROWS = 8;

/** The words being written, and the button that sends them. */
export function MessageBox() {
  const { chat, composer, t } = useApp();
  const inputRef = useRef<HTMLTextAreaElement>(null);
  const draft = composer.draft.value;
  const isRunning = chat.isRunning.value;
  const canSend = !isRunning && composer.canSend.value;
  const focusRequests = composer.focusRequests.value;

  useEffect(() => inputRef.current?.focus(), [focusRequests]);

  function send() {
    if (!canSend) return;
    composer.sendDraft();
    inputRef.current?.focus();
  }

  function sendOnEnter(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || isInputMethodKey(event)) return;
    event.preventDefault();
    send();
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
        onKeyDown={sendOnEnter}
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

/** True while a key belongs to an input method (Chinese, Japanese, …) that is composing a word. */
function isInputMethodKey(event: KeyboardEvent): boolean {
  // Safari and some input methods end the composition before its Enter arrives; only the key code
  // still tells (https://www.w3.org/TR/uievents/#determine-keydown-keyup-keyCode).
  return event.isComposing || event.keyCode === 229;
}
