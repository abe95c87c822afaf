import { useApp } from '../app-context.ts';
import type { FieldProps } from './field-props.ts';
import { parseAmount } from './number-fields.ts';
import { TextField } from './text-field.tsx';

/** How long the model may be silent. */
export function LimitFields({ fields, onChange }: Pick<FieldProps, 'fields' | 'onChange'>) {
  const { t } = useApp();
  const { firstByteSeconds, silenceSeconds } = fields;
  const findProblem = (text: string) => parseAmount(text) === null && t('form.seconds-invalid');
  return (
    <>
      <TextField
        label={t('form.first-byte')}
        value={firstByteSeconds}
        inputMode="decimal"
        problem={findProblem(firstByteSeconds)}
        onInput={(seconds) => onChange({ firstByteSeconds: seconds })}
      >
        {t('form.first-byte-hint')}
      </TextField>
      <TextField
        label={t('form.silence')}
        value={silenceSeconds}
        inputMode="decimal"
        problem={findProblem(silenceSeconds)}
        onInput={(seconds) => onChange({ silenceSeconds: seconds })}
      >
        {t('form.silence-hint')}
      </TextField>
    </>
  );
}
