import { useApp } from '../app-context.ts';
import { parseHeaders, parseObject } from './connection-fields.ts';
import type { FieldProps } from './field-props.ts';
import { TextField } from './text-field.tsx';

const HEADERS_EXAMPLE = '{ "X-Team": "reading" }';
const OPTIONS_EXAMPLE = '{ "temperature": 0.2 }';

interface AdvancedFieldsProps extends Pick<FieldProps, 'fields' | 'onChange'> {
  /** Opens them, to show what is wrong. */
  isOpen: boolean;
}

/** Extra headers and body fields, as JSON. */
export function AdvancedFields({ fields, isOpen, onChange }: AdvancedFieldsProps) {
  const { t } = useApp();
  const areHeadersWrong = parseHeaders(fields.headers) === null;
  const areOptionsWrong = parseObject(fields.options) === null;
  return (
    <details class="advanced" open={isOpen}>
      <summary>{t('form.advanced')}</summary>
      <TextField
        label={t('form.headers')}
        value={fields.headers}
        isCode
        isInvalid={areHeadersWrong}
        onInput={(headers) => onChange({ headers })}
      >
        {areHeadersWrong && (
          <p class="field-warning" role="alert">
            {t('form.headers-invalid', { example: HEADERS_EXAMPLE })}
          </p>
        )}
      </TextField>
      <TextField
        label={t('form.options')}
        value={fields.options}
        isCode
        isInvalid={areOptionsWrong}
        onInput={(options) => onChange({ options })}
      >
        {areOptionsWrong && (
          <p class="field-warning" role="alert">
            {t('form.options-invalid', { example: OPTIONS_EXAMPLE })}
          </p>
        )}
      </TextField>
    </details>
  );
}
