import { useState } from 'preact/hooks';
import { findContextWindow } from '../../lib/chat/context-windows.ts';
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
      <p class="connection-head">
        <span class="connection-name">{name}</span>
        {isInUse && <span class="in-use">{t('connections.in-use')}</span>}
      </p>
      <p class="hint">{describeTarget(connection)}</p>
      <p class="connection-state">
        <span class="badge">
          {t('connections.window', { count: findContextWindow(connection) })}
        </span>
        <span class="badge">
          {t(connection.hasKey ? 'connections.key-stored' : 'connections.no-key')}
        </span>
        {!isPermitted && <span class="badge">{t('connections.not-allowed')}</span>}
      </p>
      {isRemoving ? (
        <ConfirmRemoval connection={connection} onKeep={() => setIsRemoving(false)} />
      ) : (
        <ConnectionActions
          connection={connection}
          onEdit={() => onEdit()}
          onRemove={() => setIsRemoving(true)}
        />
      )}
      <TestResult test={test} onFix={applyFix} />
    </div>
  );
}

interface ConnectionActionsProps {
  connection: ConnectionSummary;
  onEdit: () => void;
  onRemove: () => void;
}

function ConnectionActions({ connection, onEdit, onRemove }: ConnectionActionsProps) {
  const { settings, t } = useApp();
  const { id } = connection;
  const isInUse = settings.activeConnection.value?.id === id;
  const isPermitted = settings.permitted.value.has(id);
  const test = settings.tests.value.get(id);
  return (
    <div class="button-row">
      {!isInUse && (
        <button
          type="button"
          class="button"
          title={t('connections.use-hint')}
          onClick={() => void settings.activate(id)}
        >
          {t('connections.use')}
        </button>
      )}
      {!isPermitted && (
        <button
          type="button"
          class="button"
          title={t('connections.allow-hint')}
          onClick={() => void settings.requestPermission(id)}
        >
          {t('error.allow', { host: toHost(connection.baseUrl) })}
        </button>
      )}
      <button type="button" class="button" title={t('connections.edit-hint')} onClick={onEdit}>
        {t('connections.edit')}
      </button>
      <button
        type="button"
        class="button"
        title={t('connections.test-hint')}
        disabled={test?.status === 'running'}
        onClick={() => void settings.testConnection(id)}
      >
        {t('connections.test')}
      </button>
      <button
        type="button"
        class="button button-quiet"
        title={t('connections.remove-hint')}
        onClick={onRemove}
      >
        {t('connections.remove')}
      </button>
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
