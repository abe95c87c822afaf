import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { focusNode } from '../ui/focus-node.ts';
import { ConnectionForm } from './connection-form.tsx';
import { ConnectionItem } from './connection-item.tsx';

/** The connected models, or the form for one of them. */
export function ConnectionsSection() {
  const { settings, t } = useApp();
  const [openForm, setOpenForm] = useState<{ id: string | null } | null>(null);
  const [hasClosedForm, setHasClosedForm] = useState(false);
  const connections = settings.connections.value;

  if (openForm !== null) {
    return (
      <ConnectionForm
        connection={connections.find(({ id }) => id === openForm.id) ?? null}
        onSaved={(id) => setOpenForm({ id })}
        onClose={() => {
          setOpenForm(null);
          setHasClosedForm(true);
        }}
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
              onEdit={() => setOpenForm({ id: connection.id })}
            />
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="button"
        ref={hasClosedForm ? focusNode : null}
        onClick={() => setOpenForm({ id: null })}
      >
        {t('connections.add')}
      </button>
    </section>
  );
}
