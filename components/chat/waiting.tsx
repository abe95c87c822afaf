import type { EngineInfo } from '../../lib/chat/engine.ts';
import type { Translate } from '../../lib/i18n/translate.ts';
import { useApp } from '../app-context.ts';

/** Shown until the first word of an answer is there. */
export function Waiting({ engine }: { engine: EngineInfo | null }) {
  const { t } = useApp();
  return <p class="waiting">{describeWait(t, engine)}</p>;
}

function describeWait(t: Translate, engine: EngineInfo | null): string {
  if (engine === null) return t('turn.preparing');
  return engine.kind === 'on-device' ? t('turn.reading') : t('turn.waiting', { host: engine.host });
}
