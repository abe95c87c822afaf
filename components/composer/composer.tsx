import './composer.css';
import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { SendIcon, StopIcon } from '../ui/icons.tsx';

const MAX_ROWS = 8;

/** The question being written. */
export function Composer() {
  const { chat, composer, t } = useApp();
  const inputRef = useRef<HTMLTextAreaElement>(null);
  const draft = composer.draft.value;
  const isRunning = chat.isRunning.value;
  const canSend = !isRunning && draft.trim() !== '';
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

  return (
    <div class="composer">
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
    </div>
  );
}

/** True while a key belongs to an input method (Chinese, Japanese, …) that is composing a word. */
function isInputMethodKey(event: KeyboardEvent): boolean {
  // Safari and some input methods end the composition before its Enter arrives; only the key code
  // still tells (https://www.w3.org/TR/uievents/#determine-keydown-keyup-keyCode).
  return event.isComposing || event.keyCode === 229;
}
