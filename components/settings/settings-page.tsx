import { useApp } from '../app-context.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { focusNode } from '../ui/focus-node.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { BackIcon } from '../ui/icons.tsx';
import { ConnectionsSection } from './connections-section.tsx';
import { PreferencesSection } from './preferences-section.tsx';
import { SettingsFileSection } from './settings-file-section.tsx';

/** The settings, in place of the chat. */
export function SettingsPage() {
  const { settings, view, t } = useApp();
  const problem = settings.problem.value;
  return (
    <div class="view">
      <header class="settings-header">
        <IconButton label={t('settings.back')} onClick={() => view.go('chat')}>
          <BackIcon />
        </IconButton>
        <h1 tabIndex={-1} ref={focusNode}>
          {t('settings.title')}
        </h1>
      </header>
      <main class="settings">
        {problem !== null && (
          <div class="card card-danger" role="alert">
            <ErrorText error={problem} />
          </div>
        )}
        <ConnectionsSection />
        <PreferencesSection />
        <SettingsFileSection />
        <p class="settings-about">{t('settings.about')}</p>
      </main>
    </div>
  );
}
