import type { FormatId } from '../../lib/formats/format.ts';
import { findPreset } from '../../lib/connect/find-preset.ts';
import { useApp } from '../app-context.ts';
import { listAddressWarnings } from './address-warnings.ts';
import { toBaseUrl } from './connection-fields.ts';
import type { FieldProps } from './field-props.ts';
import { TextField } from './text-field.tsx';

/** An address of each format that is known to work; for the first, the server most people try. */
const EXAMPLE_ADDRESSES: Record<Exclude<FormatId, 'custom'>, string> = {
  'openai-chat': 'http://127.0.0.1:11434/v1',
  'openai-responses': 'https://api.openai.com/v1',
  anthropic: 'https://api.anthropic.com/v1',
  gemini: 'https://generativelanguage.googleapis.com/v1beta',
  ollama: 'http://127.0.0.1:11434',
  cohere: 'https://api.cohere.com/v2',
  dashscope: 'https://dashscope.aliyuncs.com/api/v1',
  tgi: 'http://127.0.0.1:8080',
  sider: 'https://sider.ai',
  baidu: 'https://chat.baidu.com',
  chatglm: 'https://open.bigmodel.cn/api/paas/v4',
};

export function AddressField({ fields, saved, onChange }: FieldProps) {
  const { t } = useApp();
  const { format } = fields;
  const warnings = listAddressWarnings(t, fields, saved);
  return (
    <TextField
      label={t('form.address')}
      name="address"
      type="url"
      value={fields.baseUrl}
      placeholder="https://"
      onInput={(baseUrl) => onChange({ baseUrl })}
    >
      {warnings.length === 0 &&
        format !== 'custom' &&
        !findPreset(toBaseUrl(fields)) &&
        t('form.address-hint', {
          format: t(`format.${format}`),
          example: EXAMPLE_ADDRESSES[format],
        })}
      {warnings.map((warning) => (
        <p key={warning} class="field-warning">
          {warning}
        </p>
      ))}
    </TextField>
  );
}
