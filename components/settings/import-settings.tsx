import { useState } from 'preact/hooks';
import { toWireError, type WireError } from '../../lib/errors.ts';
import type { SettingsFile } from '../../lib/store/settings-file.ts';
import { useApp } from '../app-context.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { ImportSummary } from './import-summary.tsx';

type ImportState =
  | { status: 'idle' }
  | { status: 'chosen'; file: SettingsFile }
  | { status: 'imported'; count: number }
  | { status: 'failed'; error: WireError };

/** Reads a settings file and shows what is in it before anything is changed. */
export function ImportSettings() {
  const { settings, t } = useApp();
  const [state, setState] = useState<ImportState>({ status: 'idle' });

  async function choose(input: HTMLInputElement) {
    const chosen = input.files?.[0];
    if (chosen === undefined) return;
    try {
      setState({ status: 'chosen', file: await settings.parseFile(await chosen.text()) });
    } catch (cause) {
      setState({ status: 'failed', error: toWireError(cause) });
    }
    // So that the same file, mended, can be chosen again.
    input.value = '';
  }

  async function importFile(file: SettingsFile) {
    try {
      await settings.importFile(file);
      setState({ status: 'imported', count: file.connections.length });
    } catch (cause) {
      setState({ status: 'failed', error: toWireError(cause) });
    }
  }

  return (
    <div class="import">
      <label class="button file-button">
        {t('file.import')}
        <input
          type="file"
          accept=".json,application/json"
          aria-describedby="file-import-hint"
          onChange={(event) => void choose(event.currentTarget)}
        />
      </label>
      <p id="file-import-hint" class="hint">
        {t('file.import-hint')}
      </p>
      {state.status === 'chosen' && (
        <ImportSummary
          file={state.file}
          onImport={() => void importFile(state.file)}
          onCancel={() => setState({ status: 'idle' })}
        />
      )}
      {state.status === 'failed' && <ImportError error={state.error} />}
      <p role="status">
        {state.status === 'imported' && t('file.imported', { count: state.count })}
      </p>
    </div>
  );
}

function ImportError({ error: { detail: place, ...error } }: { error: WireError }) {
  const { t } = useApp();
  return (
    <div class="card card-danger" role="alert">
      <ErrorText error={error} />
      {place !== undefined && <p class="hint">{t('file.problem-at', { place })}</p>}
    </div>
  );
}
