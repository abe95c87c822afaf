import { findContextWindow } from '../../lib/chat/context-windows.ts';
import { useApp } from '../app-context.ts';
import type { FieldProps } from './field-props.ts';
import { parseTokens } from './number-fields.ts';
import { TextField } from './text-field.tsx';

/** How much the model takes at once, where the user knows better than Gloss. */
export function WindowField({ fields, onChange }: Pick<FieldProps, 'fields' | 'onChange'>) {
  const { t } = useApp();
  const { format, model, contextTokens } = fields;
  const assumed = findContextWindow({ format, model, options: {} });
  return (
    <TextField
      label={t('form.window')}
      value={contextTokens}
      inputMode="numeric"
      placeholder={`${assumed}`}
      problem={parseTokens(contextTokens) === null && t('form.window-invalid')}
      onInput={(tokens) => onChange({ contextTokens: tokens })}
    >
      {t('form.window-hint', { count: assumed })}
    </TextField>
  );
}
