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
import { SessionField } from './session-field.tsx';
import { TextField } from './text-field.tsx';
import { useSaveConnection } from './use-save-connection.ts';

interface ConnectionFormProps {
  /** Null for a new one. */
  connection: ConnectionSummary | null;
  /** What is known already of a new one. */
  start?: ConnectionStart;
  /** Called with the id it got, when it was stored and stays open. */
  onSaved: (connectionId: string) => void;
  onClose: () => void;
}

/** Adds or changes a connection. What was typed stays until it is saved or given up. */
export function ConnectionForm({ connection, start, onSaved, onClose }: ConnectionFormProps) {
  const { settings, t } = useApp();
  const [fields, setFields] = useState(() => toFields(connection ?? start ?? {}));
  const { save, error, isSaving, wasRefused } = useSaveConnection(fields, connection);
  const formRef = useRef<HTMLFormElement>(null);
  useEffect(() => focusField(formRef.current, fields, connection === null), []);
  const change = (part: Partial<ConnectionFields>) => setFields((now) => ({ ...now, ...part }));

  async function saveAndClose(event: Event) {
    event.preventDefault();
    if ((await save()) !== null) onClose();
  }

  async function saveAndListModels() {
    const id = await save();
    if (id === null) return;
    change({ apiKey: '', forgetKey: false });
    onSaved(id);
    settings.fetchModels(id);
  }

  return (
    <form class="form" noValidate ref={formRef} onSubmit={(event) => void saveAndClose(event)}>
      <h2>
        {connection === null
          ? t('form.title-new')
          : t('form.title-edit', { name: connection.name })}
      </h2>
      {fields.format === 'custom' ? (
        <CustomFields
          fields={fields}
          saved={connection}
          showProblems={wasRefused}
          onChange={change}
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
        onList={() => void saveAndListModels()}
      />
      <TextField
        label={t('form.name')}
        value={fields.name}
        placeholder={toHost(toBaseUrl(fields))}
        onInput={(name) => change({ name })}
      />
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

/** The field to begin with: the address, or where that is known already, what is still missing. */
function focusField(form: HTMLFormElement | null, fields: ConnectionFields, isNew: boolean): void {
  const preset = findPreset(toBaseUrl(fields));
  const isKeyWanted = preset?.needsKey !== false && fields.apiKey === '';
  const next = isKeyWanted ? 'key' : 'model';
  const isAddressKnown = isNew && toBaseUrl(fields) !== '' && !hasBlank(fields.baseUrl);
  form?.querySelector<HTMLElement>(`[name=${isAddressKnown ? next : 'address'}]`)?.focus();
}
