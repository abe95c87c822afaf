import type { SettingsFile } from '../../lib/store/settings-file.ts';
import { useApp } from '../app-context.ts';
import { describeTarget } from '../connection-host.ts';

interface ImportSummaryProps {
  file: SettingsFile;
  onImport: () => void;
  onCancel: () => void;
}

/** What a settings file would change, before it does. */
export function ImportSummary({ file, onImport, onCancel }: ImportSummaryProps) {
  const { t } = useApp();
  const { connections } = file;
  const keyCount = connections.filter(({ apiKey }) => apiKey !== '').length;
  const active = connections.find(({ id }) => id === file.activeConnection);
  return (
    <div class="card" role="group" aria-label={t('file.import')}>
      <p class="import-count">{t('file.connections', { count: connections.length })}</p>
      <ul class="import-list">
        {connections.map((connection) => (
          <li key={connection.id}>
            {connection.name} <span class="hint">{describeTarget(connection)}</span>
          </li>
        ))}
      </ul>
      <p>{keyCount === 0 ? t('file.no-keys') : t('file.keys', { count: keyCount })}</p>
      <p>{active ? t('file.active', { name: active.name }) : t('file.active-unchanged')}</p>
      <div class="button-row">
        <button type="button" class="button button-primary" onClick={onImport}>
          {t('file.import-confirm')}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {t('form.cancel')}
        </button>
      </div>
    </div>
  );
}
