import { useState } from 'preact/hooks';
import { toWireError, type WireError } from '../../lib/errors.ts';
import type { ConnectionSummary } from '../../lib/store/connection.ts';
import { useApp } from '../app-context.ts';
import { toHost } from '../connection-host.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { AddressField } from './address-field.tsx';
import { AdvancedFields } from './advanced-fields.tsx';
import { type ConnectionFields, toDraft, toFields } from './connection-fields.ts';
import { KeyField } from './key-field.tsx';
import { ModelField } from './model-field.tsx';
import { TextField } from './text-field.tsx';

interface ConnectionFormProps {
  /** Null for a new one. */
  connection: ConnectionSummary | null;
  onSaved: (connectionId: string) => void;
  onClose: () => void;
}

/** Adds or changes a connection. What was typed stays until it is saved or given up. */
export function ConnectionForm({ connection, onSaved, onClose }: ConnectionFormProps) {
  const { settings, t } = useApp();
  const [fields, setFields] = useState(() => toFields(connection));
  const [error, setError] = useState<WireError | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const [wasRefused, setWasRefused] = useState(false);
  const change = (part: Partial<ConnectionFields>) => setFields((now) => ({ ...now, ...part }));

  /** Resolves to the id, or null when the connection could not be stored. */
  async function save(): Promise<string | null> {
    const draft = toDraft(fields, connection);
    setWasRefused(draft === null);
    if (draft === null || isSaving) return null;
    setIsSaving(true);
    setError(null);
    try {
      // Before anything is awaited: the browser asks for the host only within the click.
      return await settings.saveConnection(draft);
    } catch (cause) {
      setError(toWireError(cause));
      return null;
    } finally {
      setIsSaving(false);
    }
  }

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
    <form class="form" noValidate onSubmit={(event) => void saveAndClose(event)}>
      <h2>
        {connection === null
          ? t('form.title-new')
          : t('form.title-edit', { name: connection.name })}
      </h2>
      <AddressField fields={fields} saved={connection} onChange={change} />
      <KeyField fields={fields} saved={connection} onChange={change} />
      <ModelField
        fields={fields}
        saved={connection}
        onChange={change}
        onList={() => void saveAndListModels()}
      />
      <TextField
        label={t('form.name')}
        value={fields.name}
        placeholder={toHost(fields.baseUrl)}
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
