import { useId } from 'preact/hooks';

interface SelectFieldProps<Value extends string> {
  label: string;
  value: Value;
  /** Values with their names, in order. */
  options: ReadonlyArray<readonly [Value, string]>;
  onChange: (value: Value) => void;
  hint: string;
}

/** A labelled choice. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const id = useId();
  const { label, value, options, onChange, hint } = props;
  return (
    <div class="field field-inline">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="select"
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => {
          const chosen = options[currentTarget.selectedIndex];
          if (chosen) onChange(chosen[0]);
        }}
      >
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} class="hint">
        {hint}
      </p>
    </div>
  );
}
