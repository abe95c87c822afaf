import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { describeTarget } from '../connection-host.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { focusNode } from '../ui/focus-node.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { BackIcon } from '../ui/icons.tsx';
import { PromptsSection } from '../prompts/prompts-section.tsx';
import { ShortcutsSection } from '../shortcuts/shortcuts-section.tsx';
import { ConnectionsSection } from './connections-section.tsx';
import { EraseSection } from './erase-section.tsx';
import { PreferencesSection } from './preferences-section.tsx';
import { type FoundSettings, searchSettings } from './search-settings.ts';
import { FoundContext, Searched } from './searched.tsx';
import { SettingsFileSection } from './settings-file-section.tsx';
import { SettingsSearch } from './settings-search.tsx';
import { takeConnectWish } from './connect-wish.ts';

/** What stands beside the form of a connection: nothing. */
const CONNECTIONS_ONLY: FoundSettings = {
  keys: new Set(['connections.title']),
  isInForm: false,
};

/** The settings, in place of the chat. */
export function SettingsPage() {
  const { settings, view, t } = useApp();
  const [query, setQuery] = useState('');
  const [hasForm, setHasForm] = useState(false);
  const [wantsModel] = useState(takeConnectWish);
  const problem = settings.problem.value;
  const names = settings.connections.value.map((each) => `${each.name} ${describeTarget(each)}`);
  const found = searchSettings(t, query, names.join(' '));
  return (
    <div class="view">
      <header class="settings-header">
        <IconButton label={t('settings.back')} onClick={() => view.go('chat')}>
          <BackIcon />
        </IconButton>
        <h1 tabIndex={-1} ref={wantsModel ? null : focusNode}>
          {t('settings.title')}
        </h1>
      </header>
      <main class="settings">
        {problem !== null && (
          <div class="card card-danger" role="alert">
            <ErrorText error={problem} />
          </div>
        )}
        {/* A form has the view to itself, and may have a search of its own. */}
        {!hasForm && <SettingsSearch query={query} found={found} onInput={setQuery} />}
        <FoundContext.Provider value={hasForm ? CONNECTIONS_ONLY : found}>
          <Searched name="connections.title">
            <ConnectionsSection startsInField={wantsModel} onForm={setHasForm} />
          </Searched>
          <Searched name="preferences.title">
            <PreferencesSection />
          </Searched>
          <Searched name="prompts.title">
            <PromptsSection />
          </Searched>
          <Searched name="shortcuts.title">
            <ShortcutsSection />
          </Searched>
          <Searched name="file.title">
            <SettingsFileSection />
          </Searched>
          <Searched name="erase.title">
            <EraseSection />
          </Searched>
        </FoundContext.Provider>
        <p class="settings-about">{t('settings.about')}</p>
      </main>
    </div>
  );
}
