import { useApp } from '../app-context.ts';
import { focusNode } from '../ui/focus-node.ts';
import { listAddressWarnings } from './address-warnings.ts';
import type { FieldProps } from './field-props.ts';
import { TextField } from './text-field.tsx';

/** Ollama on this computer, the server most people try first. */
const EXAMPLE_ADDRESS = 'http://127.0.0.1:11434/v1';

export function AddressField({ fields, saved, onChange }: FieldProps) {
  const { t } = useApp();
  const warnings = listAddressWarnings(t, fields, saved);
  return (
    <TextField
      label={t('form.address')}
      type="url"
      value={fields.baseUrl}
      placeholder="https://"
      inputRef={focusNode}
      onInput={(baseUrl) => onChange({ baseUrl })}
    >
      {warnings.length === 0 && t('form.address-hint', { example: EXAMPLE_ADDRESS })}
      {warnings.map((warning) => (
        <p key={warning} class="field-warning">
          {warning}
        </p>
      ))}
    </TextField>
  );
}
