import { useApp } from '../app-context.ts';
import { parseHeaders, parseObject } from './connection-fields.ts';
import type { FieldProps } from './field-props.ts';
import { FormatSelect } from './format-select.tsx';
import { LimitFields } from './limit-fields.tsx';
import { PriceFields } from './price-fields.tsx';
import { TextField } from './text-field.tsx';
import { WindowField } from './window-field.tsx';

const HEADERS_EXAMPLE = '{ "X-Team": "reading" }';
const OPTIONS_EXAMPLE = '{ "temperature": 0.2 }';

interface AdvancedFieldsProps extends Pick<FieldProps, 'fields' | 'onChange'> {
  /** Opens them, to show what is wrong. */
  isOpen: boolean;
}

/** What few connections need: the wire format, extra headers and body fields as JSON, limits, prices. */
export function AdvancedFields({ fields, isOpen, onChange }: AdvancedFieldsProps) {
  const { t } = useApp();
  const areHeadersWrong = parseHeaders(fields.headers) === null;
  const areOptionsWrong = parseObject(fields.options) === null;
  return (
    <details class="advanced" open={isOpen}>
      <summary>{t('form.advanced')}</summary>
      <FormatSelect fields={fields} onChange={onChange} />
      <WindowField fields={fields} onChange={onChange} />
      <LimitFields fields={fields} onChange={onChange} />
      <PriceFields fields={fields} onChange={onChange} />
      <TextField
        label={t('form.headers')}
        value={fields.headers}
        isCode
        problem={areHeadersWrong && t('form.headers-invalid', { example: HEADERS_EXAMPLE })}
        onInput={(headers) => onChange({ headers })}
      >
        {t('form.headers-hint', { example: HEADERS_EXAMPLE })}
      </TextField>
      {fields.format !== 'custom' && (
        <TextField
          label={t('form.options')}
          value={fields.options}
          isCode
          problem={areOptionsWrong && t('form.options-invalid', { example: OPTIONS_EXAMPLE })}
          onInput={(options) => onChange({ options })}
        >
          {t('form.options-hint', { example: OPTIONS_EXAMPLE })}
        </TextField>
      )}
    </details>
  );
}
