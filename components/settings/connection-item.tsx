import { useState } from 'preact/hooks';
import type { ConnectionSummary } from '../../lib/store/connection.ts';
import { useApp } from '../app-context.ts';
import { describeTarget, toHost } from '../connection-host.ts';
import { focusNode } from '../ui/focus-node.ts';
import type { FormField } from './connection-form.tsx';
import { TestResult } from './test-result.tsx';
import { useFix } from './use-fix.ts';

interface ConnectionItemProps {
  connection: ConnectionSummary;
  onEdit: (firstField?: FormField) => void;
}

/** A connection in the list: what it is, how it stands, and what can be done with it. */
export function ConnectionItem({ connection, onEdit }: ConnectionItemProps) {
  const { settings, t } = useApp();
  const [isRemoving, setIsRemoving] = useState(false);
  const { id, name } = connection;
  const isInUse = settings.activeConnection.value?.id === id;
  const isPermitted = settings.permitted.value.has(id);
  const test = settings.tests.value.get(id);
  const applyFix = useFix(connection, onEdit);

  return (
    <div class="connection" role="group" aria-label={name}>
      <p class="connection-name">{name}</p>
      <p class="hint">{describeTarget(connection)}</p>
      <p class="connection-state">
        {isInUse && <span class="badge badge-accent">{t('connections.in-use')}</span>}
        <span class="badge">
          {t(connection.hasKey ? 'connections.key-stored' : 'connections.no-key')}
        </span>
        {!isPermitted && <span class="badge">{t('connections.not-allowed')}</span>}
      </p>
      {isRemoving ? (
        <ConfirmRemoval connection={connection} onKeep={() => setIsRemoving(false)} />
      ) : (
        <div class="button-row">
          {!isInUse && (
            <button type="button" class="button" onClick={() => void settings.activate(id)}>
              {t('connections.use')}
            </button>
          )}
          {!isPermitted && (
            <button
              type="button"
              class="button"
              onClick={() => void settings.requestPermission(id)}
            >
              {t('error.allow', { host: toHost(connection.baseUrl) })}
            </button>
          )}
          <button type="button" class="button" onClick={() => onEdit()}>
            {t('connections.edit')}
          </button>
          <button
            type="button"
            class="button"
            disabled={test?.status === 'running'}
            onClick={() => settings.testConnection(id)}
          >
            {t('connections.test')}
          </button>
          <button type="button" class="button button-quiet" onClick={() => setIsRemoving(true)}>
            {t('connections.remove')}
          </button>
        </div>
      )}
      <TestResult test={test} onFix={applyFix} />
    </div>
  );
}

function ConfirmRemoval({
  connection,
  onKeep,
}: {
  connection: ConnectionSummary;
  onKeep: () => void;
}) {
  const { settings, t } = useApp();
  return (
    <div class="button-row">
      <p class="connection-question">
        {t('connections.remove-question', { name: connection.name })}
      </p>
      <button
        type="button"
        class="button button-danger"
        onClick={() => void settings.removeConnection(connection.id)}
      >
        {t('connections.remove')}
      </button>
      <button type="button" class="button" ref={focusNode} onClick={onKeep}>
        {t('connections.keep')}
      </button>
    </div>
  );
}
