import type { AssistantTurn, Turn } from '../../lib/chat/conversation.ts';
import { ON_DEVICE } from '../../lib/chat/engine.ts';
import { gatherText } from '../../lib/chat/read-task.ts';
import { DEVICE_TASKS } from '../../lib/chat/task.ts';
import type { ReadonlySignal } from '@preact/signals';
import type { ErrorCode, WireError } from '../../lib/errors.ts';
import type { Translate } from '../../lib/i18n/translate.ts';
import { useApp } from '../app-context.ts';
import { toHost } from '../connection-host.ts';
import { useConnect } from '../settings/use-connect.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { describeBreak } from './describe-end.ts';
import { useRetry } from './use-retry.ts';

/** Errors that the settings can mend. */
const MENDED_IN_SETTINGS: ReadonlySet<ErrorCode> = new Set([
  'key-missing',
  'auth',
  'session-missing',
  'forbidden',
  'not-found',
  'bad-request',
  'bad-response',
  'connection-missing',
  'invalid-url',
]);

interface TurnErrorProps {
  turn: AssistantTurn;
  error: WireError;
}

/** Why an answer failed, and the buttons that help. */
export function TurnError({ turn, error }: TurnErrorProps) {
  const { settings, t } = useApp();
  const retry = useRetry(turn);
  const isHopeless = error.code === 'needs-model' && settings.activeConnection.value === null;
  return (
    <div class="card card-danger" role="alert">
      <ErrorText error={nameHost(t, error, turn)} sentence={describeBreak(t, turn, error)} />
      <div class="button-row">
        <HelpButton code={error.code} />
        {retry !== null && !isHopeless && (
          <button type="button" class="button" onClick={() => retry()}>
            {t('turn.retry')}
          </button>
        )}
        {retry !== null && turn.engine !== null && turn.engine.kind !== ON_DEVICE && (
          <OnDeviceButton turn={turn} onClick={() => retry(ON_DEVICE)} />
        )}
      </div>
    </div>
  );
}

/** An error within an answer names no host: it is that of whoever answered. */
function nameHost(t: Translate, error: WireError, { engine }: AssistantTurn): WireError {
  if (engine?.kind === 'built-in') return { ...error, host: t('built-in.host') };
  return engine?.kind === 'connection' ? { host: engine.host, ...error } : error;
}

/** What needs no model can be had without the one that failed; a click decides, never we. */
function OnDeviceButton({ turn, onClick }: { turn: AssistantTurn; onClick: () => void }) {
  const { chat, t } = useApp();
  const question = findQuestion(chat.turns.value, turn);
  if (question?.role !== 'user' || !DEVICE_TASKS.has(question.task.kind)) return null;
  if (gatherText(question.task) === null) return null;
  return (
    <button type="button" class="button" onClick={onClick}>
      {t('error.use-device')}
    </button>
  );
}

function findQuestion(turns: ReadonlyArray<ReadonlySignal<Turn>>, { parentId }: AssistantTurn) {
  return turns.find((turn) => turn.peek().id === parentId)?.value;
}

function HelpButton({ code }: { code: ErrorCode }) {
  const { settings, view, t } = useApp();
  const connect = useConnect();
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
    <button
      type="button"
      class="button button-primary"
      onClick={isModelWanted ? connect : () => view.go('settings')}
    >
      {isModelWanted ? t('action.connect-model') : t('error.open-settings')}
    </button>
  );
}
