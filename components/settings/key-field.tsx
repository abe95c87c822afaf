import { useApp } from '../app-context.ts';
import type { FieldProps } from './field-props.ts';
import { TextField } from './text-field.tsx';

/** The key. It is only ever typed here; a stored one is never shown. */
export function KeyField({ fields, saved, onChange }: FieldProps) {
  const { t } = useApp();
  const hasKey = saved?.hasKey ?? false;
  return (
    <TextField
      label={t('form.key')}
      type="password"
      value={fields.apiKey}
      placeholder={t(hasKey ? 'form.key-stored' : 'form.key-optional')}
      onInput={(apiKey) => onChange({ apiKey })}
    >
      {hasKey && (
        <label class="check">
          <input
            type="checkbox"
            checked={fields.forgetKey}
            onChange={(event) => onChange({ forgetKey: event.currentTarget.checked })}
          />
          {t('form.key-forget')}
        </label>
      )}
    </TextField>
  );
}
