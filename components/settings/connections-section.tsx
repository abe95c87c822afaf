import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { focusNode } from '../ui/focus-node.ts';
import { AddConnection } from './add-connection.tsx';
import type { ConnectionStart } from './connection-fields.ts';
import { ConnectionForm, type FormField } from './connection-form.tsx';
import { ConnectionItem } from './connection-item.tsx';
import { QuickConnect } from './quick-connect.tsx';
import { Searched } from './searched.tsx';

/** What stands in the section: the list, the form for one of it, or a new one being added. */
type Step =
  | { name: 'list' }
  | { name: 'edit'; id: string; firstField?: FormField | undefined }
  | { name: 'add'; start: ConnectionStart };

interface ConnectionsSectionProps {
  /** The field for a key has the focus. */
  startsInField: boolean;
  /** Told whether a form stands in the place of the list. */
  onForm: (isOpen: boolean) => void;
}

/** The connected models, or the form for one of them. */
export function ConnectionsSection({ startsInField, onForm }: ConnectionsSectionProps) {
  const { settings } = useApp();
  const [step, setStep] = useState<Step>({ name: 'list' });
  const [hasClosedForm, setHasClosedForm] = useState(false);
  const connections = settings.connections.value;
  const edited = step.name === 'edit' ? connections.find(({ id }) => id === step.id) : undefined;
  const open = (next: Step) => {
    setStep(next);
    onForm(next.name !== 'list');
  };
  const close = () => {
    open({ name: 'list' });
    setHasClosedForm(true);
  };

  if (step.name === 'add') return <AddConnection known={step.start} onClose={close} />;
  if (step.name === 'edit') {
    return (
      <ConnectionForm
        connection={edited ?? null}
        firstField={step.firstField}
        onSaved={(id) => open({ name: 'edit', id })}
        onClose={close}
      />
    );
  }
  return (
    <ConnectionList
      startsInField={startsInField && !hasClosedForm}
      focusesAdd={hasClosedForm}
      onAdd={(start) => open({ name: 'add', start })}
      onEdit={(id, firstField) => open({ name: 'edit', id, firstField })}
    />
  );
}

interface ConnectionListProps {
  startsInField: boolean;
  focusesAdd: boolean;
  onAdd: (start: ConnectionStart) => void;
  onEdit: (id: string, firstField?: FormField) => void;
}

function ConnectionList({ startsInField, focusesAdd, onAdd, onEdit }: ConnectionListProps) {
  const { settings, t } = useApp();
  const connections = settings.connections.value;
  return (
    <section aria-labelledby="connections-title">
      <h2 id="connections-title">{t('connections.title')}</h2>
      <Searched name="quick.title">
        <QuickConnect startsInField={startsInField} onAdd={onAdd} />
      </Searched>
      <Searched name="connections.add">
        <p class="hint">
          {t(connections.length === 0 ? 'connections.none' : 'connections.list-hint')}
        </p>
        <ul class="connections">
          {connections.map((connection) => (
            <li key={connection.id}>
              <ConnectionItem
                connection={connection}
                onEdit={(firstField) => onEdit(connection.id, firstField)}
              />
            </li>
          ))}
        </ul>
        <button
          type="button"
          class="button"
          aria-describedby="connections-add-hint"
          ref={focusesAdd ? focusNode : null}
          onClick={() => onAdd({})}
        >
          {t('connections.add')}
        </button>
        <p id="connections-add-hint" class="hint">
          {t('connections.add-hint')}
        </p>
      </Searched>
    </section>
  );
}
