import { BUILT_IN, ON_DEVICE } from '../../lib/chat/engine.ts';
import { useApp } from '../app-context.ts';
import { joinWithDots } from '../connection-host.ts';

/** Chooses who answers. */
export function ModelSelect() {
  const { settings, builtIn, t } = useApp();
  const own = t(builtIn.defaultEngine.value === BUILT_IN ? 'built-in.name' : 'header.on-device');
  const active = settings.activeConnection.value;
  return (
    <select
      class="select select-quiet model-select"
      aria-label={t('header.model')}
      title={active === null ? own : active.baseUrl}
      value={active?.id ?? ON_DEVICE}
      onChange={(event) => void settings.activate(event.currentTarget.value)}
    >
      <option value={ON_DEVICE}>{own}</option>
      {settings.connections.value.map(({ id, name, model }) => (
        <option key={id} value={id}>
          {joinWithDots(name, model)}
        </option>
      ))}
    </select>
  );
}
