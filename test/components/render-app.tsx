import { signal } from '@preact/signals';
import { act, cleanup, configure, render } from '@testing-library/preact';
import { afterEach, vi } from 'vitest';
import { App } from '../../components/app.tsx';
import { loadTurnExtras } from '../../components/chat/turn-footer.tsx';
import { loadPreview } from '../../components/context/context-area.tsx';
import { loadProblems } from '../../components/chat/chat-notices.tsx';
import { loadTurns } from '../../components/chat/conversation.tsx';
import { loadPromptAids } from '../../components/composer/prompt-aids.tsx';
import { loadHistoryPage } from '../../components/history/history-view.tsx';
import { loadSettingsPage } from '../../components/settings/settings-view.tsx';
import type { Turn } from '../../lib/chat/conversation.ts';
import { createFakeStores } from './fake-stores.ts';

// Browsers have it; the DOM of these tests has not.
vi.stubGlobal('requestIdleCallback', (work: () => void) => setTimeout(work));

// So that these views are there at once, as they are when they are opened again.
await Promise.all([
  loadSettingsPage(),
  loadHistoryPage(),
  loadTurns(),
  loadProblems(),
  loadPreview(),
  loadPromptAids(),
  loadTurnExtras(),
]);

// What is found only after a wait may take longer on a busy machine.
configure({ asyncUtilTimeout: 10_000 });

afterEach(cleanup);

type Fakes = ReturnType<typeof createFakeStores>;

/** Renders the panel over fake stores; `setUp` fills their signals before. */
export function renderApp(setUp: (signals: Fakes['signals'], fakes: Fakes) => void = () => {}) {
  const fakes = createFakeStores();
  setUp(fakes.signals, fakes);
  const view = render(<App stores={fakes.stores} platform={fakes.platform} isReady />);
  return { ...fakes, ...view };
}

/** Turns as a chat store holds them. */
export function toSignals(...turns: Turn[]) {
  return turns.map((turn) => signal(turn));
}

/** Changes signals as a store would, and lets the views catch up. */
export function update(change: () => void): void {
  // Its promise is for work that goes on later; signals are done at once.
  void act(change);
}
