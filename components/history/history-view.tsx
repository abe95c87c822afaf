import './history.css';
import { createLazyView } from '../ui/lazy-view.tsx';

/** The past chats, in place of the one that is open; the chat comes without them. */
export const { View: HistoryView, load: loadHistoryPage } = createLazyView(
  async () => (await import('./history-page.tsx')).HistoryPage,
  () => <div class="view" />,
);
