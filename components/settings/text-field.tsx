import type { ComponentChildren, RefCallback } from 'preact';
import { useId } from 'preact/hooks';

interface TextFieldProps {
  label: string;
  /** Finds the field within its form. */
  name?: string;
  value: string;
  onInput: (value: string) => void;
  type?: 'text' | 'url' | 'password';
  placeholder?: string;
  inputMode?: 'decimal' | 'numeric';
  /** Id of a `<datalist>`. */
  list?: string;
  /** Several lines of code. */
  isCode?: boolean;
  /** Height of several lines, in lines. */
  rows?: number;
  /** What is wrong with the value, if anything; it takes the place of the rest. */
  problem?: string | false | null | undefined;
  inputRef?: RefCallback<HTMLElement>;
  /** Shown below the field and read with it. */
  children?: ComponentChildren;
}

/** A labelled text field with what there is to say about it. */
export function TextField(props: TextFieldProps) {
  const id = useId();
  const { label, value, onInput, type = 'text', isCode, problem, children } = props;
  const isInvalid = typeof problem === 'string';
  const shared = {
    id,
    name: props.name,
    class: isCode ? 'input input-code' : 'input',
    value,
    'aria-describedby': `${id}-hint`,
    'aria-invalid': isInvalid,
    autocomplete: type === 'password' ? 'new-password' : 'off',
    spellcheck: false,
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {isCode ? (
        <textarea {...shared} rows={props.rows ?? 4} ref={props.inputRef ?? null} />
      ) : (
        <input
          {...shared}
          type={type}
          placeholder={props.placeholder}
          inputMode={props.inputMode}
          list={props.list}
          ref={props.inputRef ?? null}
        />
      )}
      <div id={`${id}-hint`} class="hint">
        {isInvalid ? (
          <p class="field-warning" role="alert">
            {problem}
          </p>
        ) : (
          children
        )}
      </div>
    </div>
  );
}
