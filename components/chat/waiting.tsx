import { useEffect, useState } from 'preact/hooks';
import type { AssistantTurn } from '../../lib/chat/conversation.ts';
import type { EngineInfo } from '../../lib/chat/engine.ts';
import type { Translate } from '../../lib/i18n/translate.ts';
import type { RunPhase } from '../../lib/protocol/messages.ts';
import { useApp } from '../app-context.ts';

/** Shown while no words come: for what, or for how long. */
export function Waiting({ turn }: { turn: AssistantTurn }) {
  const { chat, t } = useApp();
  const phase = chat.phases.value.get(turn.runId);
  const nowMs = useClock(phase?.kind === 'silent' || phase?.kind === 'retrying');
  const hasWords = turn.text !== '' || turn.reasoning !== '';
  if (hasWords && phase?.kind !== 'silent') return null;
  return (
    <div class="waiting-row">
      <p class="waiting" role={phase?.kind === 'retrying' ? 'status' : undefined}>
        {describeWait(t, { engine: turn.engine, phase, nowMs })}
      </p>
      {phase?.kind === 'retrying' && (
        <button type="button" class="button" onClick={() => chat.stop()}>
          {t('phase.cancel')}
        </button>
      )}
    </div>
  );
}

/** The time, once a second while it is needed; milliseconds since 1970. */
function useClock(isNeeded: boolean): number {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    if (!isNeeded) return undefined;
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isNeeded]);
  return nowMs;
}

interface Wait {
  engine: EngineInfo | null;
  phase: RunPhase | undefined;
  nowMs: number;
}

function describeWait(t: Translate, { engine, phase, nowMs }: Wait): string {
  if (engine === null) return t('turn.preparing');
  if (engine.kind === 'on-device') return t('turn.reading');
  if (engine.kind === 'built-in') return t('built-in.waiting');
  const { host } = engine;
  switch (phase?.kind) {
    case 'queued':
      return t('phase.queued', { host });
    case 'silent':
      return t('phase.silent', { host, time: formatDuration(nowMs - phase.sinceMs) });
    case 'retrying': {
      const count = Math.max(1, Math.ceil((phase.untilMs - nowMs) / 1000));
      return t('phase.retrying', { host, count });
    }
    default:
      return t('turn.waiting', { host });
  }
}

/** As a clock shows it: `0:20`. */
function formatDuration(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
