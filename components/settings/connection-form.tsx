import { useEffect, useRef, useState } from 'preact/hooks';
import type { ConnectionSummary } from '../../lib/store/connection.ts';
import { findPreset } from '../../lib/connect/find-preset.ts';
import { useApp } from '../app-context.ts';
import { toHost } from '../connection-host.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { AddressField } from './address-field.tsx';
import { AdvancedFields } from './advanced-fields.tsx';
import {
  type ConnectionFields,
  type ConnectionStart,
  toBaseUrl,
  toFields,
} from './connection-fields.ts';
import { CustomFields } from './custom-fields.tsx';
import { hasBlank } from './find-presets.ts';
import { KeyField } from './key-field.tsx';
import { ModelField } from './model-field.tsx';
import { PresetHint } from './preset-hint.tsx';
import { SessionField } from './session-field.tsx';
import { TextField } from './text-field.tsx';
import { useAskConnection } from './use-ask-connection.ts';
import { useSaveConnection } from './use-save-connection.ts';

/** A field of the form, by its name. */
export type FormField = 'address' | 'key' | 'model';

interface ConnectionFormProps {
  /** Null for a new one. */
  connection: ConnectionSummary | null;
  /** What is known already of a new one. */
  start?: ConnectionStart;
  /** The field to begin with, where that is known better. */
  firstField?: FormField | undefined;
  /** Called with the id it got, when it was stored and stays open. */
  onSaved: (connectionId: string) => void;
  onClose: () => void;
}

/** Adds or changes a connection. What was typed stays until it is saved or given up. */
export function ConnectionForm(props: ConnectionFormProps) {
  const { connection, start, firstField, onSaved, onClose } = props;
  const { t } = useApp();
  const [fields, setFields] = useState(() => toFields(connection ?? start ?? {}));
  const { save, error, isSaving, wasRefused } = useSaveConnection(fields, connection);
  const formRef = useFirstFocus(firstField ?? findFirstField(fields, connection === null));
  const change = (part: Partial<ConnectionFields>) => setFields((now) => ({ ...now, ...part }));
  const { listModels, fetchSample } = useAskConnection(save, (id) => {
    change({ apiKey: '', forgetKey: false });
    onSaved(id);
  });

  async function saveAndClose(event: Event) {
    event.preventDefault();
    if ((await save()) !== null) onClose();
  }

  return (
    <form class="form" noValidate ref={formRef} onSubmit={(event) => void saveAndClose(event)}>
      <h2>{connection ? t('form.title-edit', { name: connection.name }) : t('form.title-new')}</h2>
      <PresetHint fields={fields} />
      {fields.format === 'custom' ? (
        <CustomFields
          fields={fields}
          saved={connection}
          showProblems={wasRefused}
          onChange={change}
          onFetchSample={fetchSample}
        />
      ) : (
        <AddressField fields={fields} saved={connection} onChange={change} />
      )}
      <KeyField fields={fields} saved={connection} onChange={change} />
      <SessionField fields={fields} onChange={change} />
      <ModelField
        fields={fields}
        saved={connection}
        onChange={change}
        onList={() => void listModels()}
      />
      <TextField
        label={t('form.name')}
        value={fields.name}
        placeholder={toHost(toBaseUrl(fields))}
        onInput={(name) => change({ name })}
      >
        {t('form.name-hint')}
      </TextField>
      <AdvancedFields fields={fields} isOpen={wasRefused} onChange={change} />
      {error !== null && (
        <div class="card card-danger" role="alert">
          <ErrorText error={error} />
        </div>
      )}
      <div class="button-row">
        <button type="submit" class="button button-primary" disabled={isSaving}>
          {t('form.save')}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {t('form.cancel')}
        </button>
      </div>
    </form>
  );
}

/** Gives the focus to a field of the form, once. */
function useFirstFocus(field: FormField) {
  const formRef = useRef<HTMLFormElement>(null);
  useEffect(() => formRef.current?.querySelector<HTMLElement>(`[name=${field}]`)?.focus(), []);
  return formRef;
}

/** The field to begin with: the address, or where that is known already, what is still missing. */
function findFirstField(fields: ConnectionFields, isNew: boolean): FormField {
  const isAddressKnown = isNew && toBaseUrl(fields) !== '' && !hasBlank(fields.baseUrl);
  if (!isAddressKnown) return 'address';
  const preset = findPreset(toBaseUrl(fields));
  const isKeyWanted = preset?.needsKey !== false && fields.apiKey === '';
  return isKeyWanted ? 'key' : 'model';
}
