import type { System } from '../../lib/doctor/diagnosis.ts';
import { useApp } from '../app-context.ts';
import { CopyControl } from '../chat/copy-button.tsx';

const SYSTEMS = ['mac', 'windows', 'linux'] as const satisfies readonly System[];

/** A command for each system, to be copied into a terminal. */
export function CommandList({ commands }: { commands: Record<System, string> }) {
  const { platform, t } = useApp();
  return (
    <ul class="commands">
      {SYSTEMS.map((system) => (
        <li key={system} role="group" aria-label={t(`doctor.system.${system}`)}>
          <div class="command-head">
            <span class="hint">{t(`doctor.system.${system}`)}</span>
            <CopyControl label={t('turn.copy')} copy={() => platform.copyText(commands[system])} />
          </div>
          <pre class="command" tabIndex={0}>
            <code>{commands[system]}</code>
          </pre>
        </li>
      ))}
    </ul>
  );
}
