import type { ErrorCode, WireError } from '../../lib/errors.ts';
import { useApp } from '../app-context.ts';
import { toHost } from '../connection-host.ts';
import { ErrorText } from '../ui/error-text.tsx';

/** Errors that the settings can mend. */
const MENDED_IN_SETTINGS: ReadonlySet<ErrorCode> = new Set([
  'key-missing',
  'auth',
  'forbidden',
  'not-found',
  'bad-request',
  'bad-response',
  'connection-missing',
  'invalid-url',
]);

interface TurnErrorProps {
  turnId: string;
  error: WireError;
}

/** Why an answer failed, and the buttons that help. */
export function TurnError({ turnId, error }: TurnErrorProps) {
  const { chat, composer, settings, t } = useApp();
  const isHopeless = error.code === 'needs-model' && settings.activeConnection.value === null;
  return (
    <div class="card card-danger" role="alert">
      <ErrorText error={error} />
      <div class="button-row">
        <HelpButton code={error.code} />
        {!isHopeless && (
          <button
            type="button"
            class="button"
            disabled={chat.isRunning.value}
            onClick={() => {
              chat.retry(turnId);
              composer.requestFocus();
            }}
          >
            {t('turn.retry')}
          </button>
        )}
      </div>
    </div>
  );
}

function HelpButton({ code }: { code: ErrorCode }) {
  const { settings, view, t } = useApp();
  const active = settings.activeConnection.value;
  if (code === 'permission-missing' && active && !settings.permitted.value.has(active.id)) {
    return (
      <button
        type="button"
        class="button button-primary"
        onClick={() => void settings.requestPermission(active.id)}
      >
        {t('error.allow', { host: toHost(active.baseUrl) })}
      </button>
    );
  }
  const isModelWanted = code === 'needs-model' && active === null;
  if (!isModelWanted && !MENDED_IN_SETTINGS.has(code)) return null;
  return (
    <button type="button" class="button button-primary" onClick={() => view.go('settings')}>
      {isModelWanted ? t('action.connect-model') : t('error.open-settings')}
    </button>
  );
}
