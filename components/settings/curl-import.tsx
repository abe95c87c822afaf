import { useState } from 'preact/hooks';
import type { RecordedConnection } from '../../lib/connect/connection-from-curl.ts';
import { toWireError, type WireError } from '../../lib/errors.ts';
import { useApp } from '../app-context.ts';
import { focusNode } from '../ui/focus-node.ts';
import type { ConnectionStart } from './connection-fields.ts';
import { toCommandStart } from './command-start.ts';
import { CurlSummary } from './curl-summary.tsx';
import { TextField } from './text-field.tsx';

type Reading =
  | { status: 'none' }
  | { status: 'understood'; recorded: RecordedConnection }
  | { status: 'failed'; error: WireError };

interface CurlImportProps {
  onRead: (start: ConnectionStart) => void;
  onBack: () => void;
}

/** Makes a connection of a pasted command, and says first what it understood of it. */
export function CurlImport({ onRead, onBack }: CurlImportProps) {
  const { t } = useApp();
  const [command, setCommand] = useState('');
  const [reading, setReading] = useState<Reading>({ status: 'none' });

  async function read(event: Event) {
    event.preventDefault();
    try {
      const { readCommand } = await import('./read-command.ts');
      setReading({ status: 'understood', recorded: readCommand(command) });
    } catch (cause) {
      setReading({ status: 'failed', error: toWireError(cause) });
    }
  }

  return (
    <form class="form" noValidate onSubmit={(event) => void read(event)}>
      <h2>{t('presets.curl')}</h2>
      <TextField
        label={t('curl.label')}
        value={command}
        isCode
        rows={8}
        inputRef={focusNode}
        onInput={(text) => {
          setCommand(text);
          setReading({ status: 'none' });
        }}
      >
        {t('curl.hint')}
      </TextField>
      {reading.status === 'failed' && <CurlProblem error={reading.error} />}
      {reading.status === 'understood' && <CurlSummary recorded={reading.recorded} />}
      <div class="button-row">
        {reading.status === 'understood' ? (
          <button
            type="button"
            class="button button-primary"
            ref={focusNode}
            onClick={() => onRead(toCommandStart(reading.recorded))}
          >
            {t('curl.continue')}
          </button>
        ) : (
          <button type="submit" class="button button-primary" disabled={command.trim() === ''}>
            {t('curl.read')}
          </button>
        )}
        <button type="button" class="button" onClick={onBack}>
          {t('curl.back')}
        </button>
      </div>
    </form>
  );
}

function CurlProblem({ error: { code, detail } }: { error: WireError }) {
  const { t } = useApp();
  return (
    <div class="card card-danger" role="alert">
      <p>{t(code === 'invalid-url' ? 'error.invalid-url' : 'curl.unreadable')}</p>
      {detail !== undefined && (
        <>
          <p class="hint">{t('curl.excerpt')}</p>
          <blockquote class="error-detail">{detail}</blockquote>
        </>
      )}
    </div>
  );
}
