import { useState } from 'preact/hooks';
import type { LocalModels } from '../../lib/doctor/find-local-models.ts';
import { chooseModel } from '../../lib/connect/choose-model.ts';
import { toWireError, type WireError } from '../../lib/errors.ts';
import { PRESETS } from '../../lib/formats/presets/presets.ts';
import { useApp } from '../app-context.ts';
import { ErrorText } from '../ui/error-text.tsx';
import type { ConnectionStart } from './connection-fields.ts';

interface LocalFinderProps {
  onPick: (start: ConnectionStart, needsKey: boolean) => void;
}

/** Looks for models on this computer, when asked, and offers what answers. */
export function LocalFinder({ onPick }: LocalFinderProps) {
  const { settings, t } = useApp();
  const [isLooking, setIsLooking] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const found = settings.localModels.value;

  async function look() {
    setIsLooking(true);
    setError(null);
    try {
      await settings.findLocalModels();
    } catch (cause) {
      setError(toWireError(cause));
    } finally {
      setIsLooking(false);
    }
  }

  return (
    <div class="local-finder">
      <button
        type="button"
        class="button"
        title={t('local.look-hint')}
        disabled={isLooking}
        onClick={() => void look()}
      >
        {t(isLooking ? 'local.looking' : 'local.look')}
      </button>
      <p class="hint" role="status">
        {!isLooking && found?.length === 0 && t('local.none')}
      </p>
      {error !== null && <ErrorText error={error} />}
      <ul class="presets">
        {found?.map((server) => (
          <li key={server.id}>
            <button
              type="button"
              class="preset"
              onClick={() => onPick(toStart(server), server.needsKey)}
            >
              {t('local.found', { name: nameServer(server), count: server.models.length })}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function toStart(server: LocalModels): ConnectionStart {
  const { format, baseUrl, models } = server;
  return { format, baseUrl, name: nameServer(server), model: chooseModel(models, []) };
}

function nameServer({ id }: LocalModels): string {
  return PRESETS.find((preset) => preset.id === id)?.name ?? id;
}
