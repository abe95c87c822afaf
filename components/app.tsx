import './ui/theme.css';
import './ui/controls.css';
import './app.css';
import { useMemo } from 'preact/hooks';
import { createTranslate } from '../lib/i18n/translate.ts';
import { AppContext, type Platform, type Stores } from './app-context.ts';
import { ChatView } from './chat/chat-view.tsx';
import { SettingsView } from './settings/settings-view.tsx';

interface AppProps {
  stores: Stores;
  platform: Platform;
}

/** The whole panel. */
export function App({ stores, platform }: AppProps) {
  const language = stores.settings.language.value;
  const context = useMemo(
    () => ({ ...stores, platform, t: createTranslate(language) }),
    [stores, platform, language],
  );
  return (
    <AppContext.Provider value={context}>
      {stores.view.route.value === 'settings' ? <SettingsView /> : <ChatView />}
    </AppContext.Provider>
  );
}
