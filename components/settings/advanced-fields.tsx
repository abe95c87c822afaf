import { useApp } from '../app-context.ts';
import { parseHeaders, parseObject } from './connection-fields.ts';
import type { FieldProps } from './field-props.ts';
import { FormatSelect } from './format-select.tsx';
import { TextField } from './text-field.tsx';

const HEADERS_EXAMPLE = '{ "X-Team": "reading" }';
const OPTIONS_EXAMPLE = '{ "temperature": 0.2 }';

interface AdvancedFieldsProps extends Pick<FieldProps, 'fields' | 'onChange'> {
  /** Opens them, to show what is wrong. */
  isOpen: boolean;
}

/** The wire format, and extra headers and body fields as JSON. */
export function AdvancedFields({ fields, isOpen, onChange }: AdvancedFieldsProps) {
  const { t } = useApp();
  const areHeadersWrong = parseHeaders(fields.headers) === null;
  const areOptionsWrong = parseObject(fields.options) === null;
  return (
    <details class="advanced" open={isOpen}>
      <summary>{t('form.advanced')}</summary>
      <FormatSelect fields={fields} onChange={onChange} />
      <TextField
        label={t('form.headers')}
        value={fields.headers}
        isCode
        problem={areHeadersWrong && t('form.headers-invalid', { example: HEADERS_EXAMPLE })}
        onInput={(headers) => onChange({ headers })}
      />
      {fields.format !== 'custom' && (
        <TextField
          label={t('form.options')}
          value={fields.options}
          isCode
          problem={areOptionsWrong && t('form.options-invalid', { example: OPTIONS_EXAMPLE })}
          onInput={(options) => onChange({ options })}
        />
      )}
    </details>
  );
}
