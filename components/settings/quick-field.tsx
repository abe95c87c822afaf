import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { isInputMethodKey } from '../ui/input-method.ts';

interface QuickFieldProps {
  label: string;
  text: string;
  /** What the text is taken for, or what may be pasted. */
  hint: string;
  /** It looks like a key: it is not shown. */
  isSecret: boolean;
  startsFocused: boolean;
  canSubmit: boolean;
  onInput: (text: string) => void;
}

/** The field for what is pasted, which may have several lines, and its button. */
export function QuickField(props: QuickFieldProps) {
  const { label, text, hint, isSecret, startsFocused, canSubmit, onInput } = props;
  const { t } = useApp();
  const fieldRef = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    if (startsFocused) fieldRef.current?.focus();
  }, [startsFocused]);

  function submitOnEnter(event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }) {
    if (event.key !== 'Enter' || event.shiftKey || isInputMethodKey(event)) return;
    event.preventDefault();
    if (canSubmit) event.currentTarget.form?.requestSubmit();
  }

  return (
    <div class="field">
      <label for="quick-field">{label}</label>
      <div class="quick-line">
        <textarea
          id="quick-field"
          class={isSecret ? 'input quick-secret' : 'input'}
          rows={1}
          value={text}
          ref={fieldRef}
          aria-describedby="quick-hint"
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={submitOnEnter}
        />
        <button
          type="submit"
          class="button button-primary"
          aria-describedby="quick-hint"
          disabled={!canSubmit}
        >
          {t('quick.connect')}
        </button>
      </div>
      <p id="quick-hint" class="hint" aria-live="polite">
        {hint}
      </p>
    </div>
  );
}
