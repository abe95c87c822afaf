import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Translate } from '../lib/i18n/translate.ts';
import type { BuiltInStore } from '../lib/state/built-in-store.ts';
import type { ChatStore } from '../lib/state/chat-store.ts';
import type { ComposerStore } from '../lib/state/composer-store.ts';
import type { HistoryStore } from '../lib/state/history-store.ts';
import type { NoticeStore } from '../lib/state/notice-store.ts';
import type { PageStore } from '../lib/state/page-store.ts';
import type { PromptStore } from '../lib/state/prompt-store.ts';
import type { SettingsStore } from '../lib/state/settings-store.ts';
import type { ViewStore } from '../lib/state/view-store.ts';

/** What the views read and act on. */
export interface Stores {
  chat: ChatStore;
  page: PageStore;
  composer: ComposerStore;
  prompts: PromptStore;
  settings: SettingsStore;
  history: HistoryStore;
  notices: NoticeStore;
  builtIn: BuiltInStore;
  view: ViewStore;
}

/** What the views need from the browser. */
export interface Platform {
  copyText(text: string): Promise<void>;
  /** Offers `text` to the user as a file to save. */
  saveFile(name: string, text: string): void;
  /** The keys that summarize the selection, as the browser writes them; absent where there are none. */
  shortcut?: string;
  /** The keys that open the panel, the same way. */
  panelShortcut?: string;
}

interface AppContextValue extends Stores {
  platform: Platform;
  /** False for the moment until what is stored has been read: nothing that depends on it shows. */
  isReady: boolean;
  t: Translate;
}

export const AppContext = createContext<AppContextValue | null>(null);

/** The stores, the platform and the texts, for any view below `<App>`. */
export function useApp(): AppContextValue {
  const value = useContext(AppContext);
  if (value === null) throw new TypeError('useApp() is called outside <App>');
  return value;
}
