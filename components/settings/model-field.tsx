import { useId } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { FieldProps } from './field-props.ts';
import { TestResult } from './test-result.tsx';
import { TextField } from './text-field.tsx';

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
      value={fields.model}
      list={listId}
      onInput={(model) => onChange({ model })}
    >
      <datalist id={listId}>
        {models?.map((model) => (
          <option key={model} value={model} />
        ))}
      </datalist>
      <div class="button-row">
        <button type="button" class="button" title={t('form.model-list-hint')} onClick={onList}>
          {t('form.model-list')}
        </button>
        <span role="status">{models && t('form.model-found', { count: models.length })}</span>
      </div>
      <TestResult test={test} />
    </TextField>
  );
}
