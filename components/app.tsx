import './ui/theme.css';
import './ui/controls.css';
import './app.css';
import { useMemo } from 'preact/hooks';
import { createTranslate } from '../lib/i18n/translate.ts';
import type { Route } from '../lib/state/view-store.ts';
import { AppContext, type Platform, type Stores } from './app-context.ts';
import { ChatView } from './chat/chat-view.tsx';
import { HistoryView } from './history/history-view.tsx';
import { SettingsView } from './settings/settings-view.tsx';
import { ShortcutsHost } from './shortcuts/shortcuts-host.tsx';
import { useRefusedDrops } from './ui/use-refused-drops.ts';

interface AppProps {
  stores: Stores;
  platform: Platform;
  isReady: boolean;
}

/** The whole panel. */
export function App({ stores, platform, isReady }: AppProps) {
  useRefusedDrops();
  const language = stores.settings.language.value;
  const route = stores.view.route.value;
  const context = useMemo(
    () => ({ ...stores, platform, isReady, t: createTranslate(language) }),
    [stores, platform, isReady, language],
  );
  return (
    <AppContext.Provider value={context}>
      {(isReady || route === 'chat') && <View route={route} />}
      <ShortcutsHost />
    </AppContext.Provider>
  );
}

function View({ route }: { route: Route }) {
  switch (route) {
    case 'settings':
      return <SettingsView />;
    case 'history':
      return <HistoryView />;
    case 'chat':
      return <ChatView />;
  }
}
