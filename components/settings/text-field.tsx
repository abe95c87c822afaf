import type { ComponentChildren, RefCallback } from 'preact';
import { useId } from 'preact/hooks';

interface TextFieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  type?: 'text' | 'url' | 'password';
  placeholder?: string;
  /** Id of a `<datalist>`. */
  list?: string;
  /** Several lines of code. */
  isCode?: boolean;
  isInvalid?: boolean;
  inputRef?: RefCallback<HTMLElement>;
  /** Shown below the field and read with it. */
  children?: ComponentChildren;
}

/** A labelled text field with what there is to say about it. */
export function TextField(props: TextFieldProps) {
  const id = useId();
  const { label, value, onInput, type = 'text', isCode, isInvalid, children } = props;
  const shared = {
    id,
    class: isCode ? 'input input-code' : 'input',
    value,
    'aria-describedby': `${id}-hint`,
    'aria-invalid': isInvalid ?? false,
    autocomplete: type === 'password' ? 'new-password' : 'off',
    spellcheck: false,
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {isCode ? (
        <textarea {...shared} rows={4} />
      ) : (
        <input
          {...shared}
          type={type}
          placeholder={props.placeholder}
          list={props.list}
          ref={props.inputRef ?? null}
        />
      )}
      <div id={`${id}-hint`} class="hint">
        {children}
      </div>
    </div>
  );
}
