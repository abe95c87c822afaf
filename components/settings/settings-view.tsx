import './settings.css';
import { createLazyView } from '../ui/lazy-view.tsx';

/** The settings, in place of the chat; the chat comes without them. */
export const { View: SettingsView, load: loadSettingsPage } = createLazyView(
  async () => (await import('./settings-page.tsx')).SettingsPage,
  () => <div class="view" />,
);
