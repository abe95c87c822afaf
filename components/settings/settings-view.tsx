import './settings.css';
import { useEffect, useState } from 'preact/hooks';
import type { SettingsPage } from './settings-page.tsx';

let LoadedPage: typeof SettingsPage | null = null;

/** Loads the settings once; the chat comes without them. */
export async function loadSettingsPage(): Promise<void> {
  LoadedPage ??= (await import('./settings-page.tsx')).SettingsPage;
}

/** The settings, in place of the chat. */
export function SettingsView() {
  const [, setIsLoaded] = useState(LoadedPage !== null);
  useEffect(() => void loadSettingsPage().then(() => setIsLoaded(true)), []);
  return LoadedPage === null ? <div class="view" /> : <LoadedPage />;
}
