import { FORMAT_IDS } from '../../lib/formats/format.ts';
import { useApp } from '../app-context.ts';
import type { FieldProps } from './field-props.ts';
import { SelectField } from './select-field.tsx';

/** How to talk to the server. A custom endpoint begins with the address that is already there. */
export function FormatSelect({ fields, onChange }: Pick<FieldProps, 'fields' | 'onChange'>) {
  const { t } = useApp();
  const { custom, baseUrl } = fields;
  return (
    <SelectField
      label={t('form.format')}
      value={fields.format}
      options={FORMAT_IDS.map((id) => [id, t(`format.${id}`)] as const)}
      hint={t('form.format-hint')}
      onChange={(format) =>
        onChange({ format, custom: custom.url === '' ? { ...custom, url: baseUrl } : custom })
      }
    />
  );
}
