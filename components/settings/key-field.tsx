import { findPreset } from '../../lib/connect/find-preset.ts';
import { useApp } from '../app-context.ts';
import { toBaseUrl } from './connection-fields.ts';
import type { FieldProps } from './field-props.ts';
import { TextField } from './text-field.tsx';

/** The key. It is only ever typed here; a stored one is never shown. */
export function KeyField({ fields, saved, onChange }: FieldProps) {
  const { t } = useApp();
  const hasKey = saved?.hasKey ?? false;
  const preset = findPreset(toBaseUrl(fields));
  const isWanted = preset?.needsKey === true && !hasKey;
  return (
    <TextField
      label={t('form.key')}
      name="key"
      type="password"
      value={fields.apiKey}
      placeholder={hasKey ? t('form.key-stored') : isWanted ? '' : t('form.key-optional')}
      onInput={(apiKey) => onChange({ apiKey })}
    >
      <p>{t('form.key-hint')}</p>
      {isWanted && preset.keyUrl !== undefined && (
        <p>
          {t('form.key-page')}{' '}
          <a class="address" href={preset.keyUrl} target="_blank" rel="noopener noreferrer">
            {preset.keyUrl}
          </a>
        </p>
      )}
      {hasKey && (
        <label class="check" title={t('form.key-forget-hint')}>
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
