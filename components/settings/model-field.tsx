import { useId } from 'preact/hooks';
import type { FormatId } from '../../lib/formats/format.ts';
import { findPreset } from '../../lib/connect/find-preset.ts';
import { useApp } from '../app-context.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { toBaseUrl } from './connection-fields.ts';
import type { FieldProps } from './field-props.ts';
import { TextField } from './text-field.tsx';

/** Formats whose servers have no list of their models to give. */
const FORMATS_WITHOUT_LIST: ReadonlySet<FormatId> = new Set([
  'custom',
  'sider',
  'baidu',
  'chatglm',
  'dashscope',
]);

/** The model's id: typed, or chosen from what the server has. */
export function ModelField({
  fields,
  saved,
  onChange,
  onList,
}: FieldProps & { onList: () => void }) {
  const { settings, t } = useApp();
  const listId = useId();
  const models = saved === null ? undefined : settings.models.value.get(saved.id);
  const test = saved === null ? undefined : settings.tests.value.get(saved.id);
  return (
    <TextField
      label={t('form.model')}
      name="model"
      value={fields.model}
      list={listId}
      onInput={(model) => onChange({ model })}
    >
      <p>{t('form.model-hint')}</p>
      <datalist id={listId}>
        {(models ?? findPreset(toBaseUrl(fields))?.suggestedModels)?.map((model) => (
          <option key={model} value={model} />
        ))}
      </datalist>
      {!FORMATS_WITHOUT_LIST.has(fields.format) && (
        <div class="button-row">
          <button type="button" class="button" title={t('form.model-list-hint')} onClick={onList}>
            {t('form.model-list')}
          </button>
          <span role="status">{models && t('form.model-found', { count: models.length })}</span>
        </div>
      )}
      {test?.status === 'failed' && (
        <div class="test-result" role="status" data-test={test.status}>
          <ErrorText error={test.error} />
        </div>
      )}
    </TextField>
  );
}
