import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { focusNode } from '../ui/focus-node.ts';
import { AddConnection } from './add-connection.tsx';
import { ConnectionForm, type FormField } from './connection-form.tsx';
import { ConnectionItem } from './connection-item.tsx';

/** What stands in the section: the list, the form for one of it, or a new one being added. */
type Step =
  | { name: 'list' }
  | { name: 'edit'; id: string; firstField?: FormField | undefined }
  | { name: 'add' };

/** The connected models, or the form for one of them. */
export function ConnectionsSection() {
  const { settings, t } = useApp();
  const [step, setStep] = useState<Step>({ name: 'list' });
  const [hasClosedForm, setHasClosedForm] = useState(false);
  const connections = settings.connections.value;
  const edited = step.name === 'edit' ? connections.find(({ id }) => id === step.id) : undefined;
  const close = () => {
    setStep({ name: 'list' });
    setHasClosedForm(true);
  };

  if (step.name === 'add') return <AddConnection onClose={close} />;
  if (step.name === 'edit') {
    return (
      <ConnectionForm
        connection={edited ?? null}
        firstField={step.firstField}
        onSaved={(id) => setStep({ name: 'edit', id })}
        onClose={close}
      />
    );
  }
  return (
    <section aria-labelledby="connections-title">
      <h2 id="connections-title">{t('connections.title')}</h2>
      {connections.length === 0 && <p class="hint">{t('connections.none')}</p>}
      <ul class="connections">
        {connections.map((connection) => (
          <li key={connection.id}>
            <ConnectionItem
              connection={connection}
              onEdit={(firstField) => setStep({ name: 'edit', id: connection.id, firstField })}
            />
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="button"
        ref={hasClosedForm ? focusNode : null}
        onClick={() => setStep({ name: 'add' })}
      >
        {t('connections.add')}
      </button>
    </section>
  );
}
