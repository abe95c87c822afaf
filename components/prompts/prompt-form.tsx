import { useId } from 'preact/hooks';
import type { Asking, PromptRunner } from '../../lib/state/prompt-runner.ts';
import { useApp } from '../app-context.ts';
import { PreviewToggle } from '../context/preview-toggle.tsx';
import { focusNode } from '../ui/focus-node.ts';
import { isInputMethodKey } from '../ui/input-method.ts';

/** Asks for the words a prompt lacks; the preview shows what would be sent with them. */
export function PromptForm({ runner, asking }: { runner: PromptRunner; asking: Asking }) {
  const { chat, composer, t } = useApp();
  const { labels, entry } = asking;
  const inputs = runner.inputs.value;
  const isFilled = labels.every((label) => (inputs.get(label) ?? '').trim() !== '');

  function cancel() {
    runner.cancel();
    composer.requestFocus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || isInputMethodKey(event)) return;
    event.stopPropagation();
    cancel();
  }

  return (
    <form
      class="prompt-form"
      aria-label={t('prompts.fill', { name: entry.name ?? '' })}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        if (!chat.isRunning.value) runner.sendAsked();
      }}
    >
      <p class="prompt-form-name">{entry.name}</p>
      {labels.map((label, index) => (
        <FilledInput
          key={label}
          label={label}
          isFirst={index === 0}
          value={inputs.get(label) ?? ''}
          onInput={(text) => runner.setInput(label, text)}
        />
      ))}
      <div class="button-row">
        <button
          type="submit"
          class="button button-primary"
          disabled={!isFilled || chat.isRunning.value}
        >
          {t('prompts.send')}
        </button>
        <PreviewToggle />
        <button type="button" class="button" onClick={cancel}>
          {t('turn.cancel')}
        </button>
      </div>
    </form>
  );
}

interface FilledInputProps {
  label: string;
  isFirst: boolean;
  value: string;
  onInput: (text: string) => void;
}

function FilledInput({ label, isFirst, value, onInput }: FilledInputProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input"
        dir="auto"
        autocomplete="off"
        value={value}
        ref={isFirst ? focusNode : null}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  );
}
