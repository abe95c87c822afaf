import { effect } from '@preact/signals';
import type { Panel } from './stores.ts';

/** How long a change can wait while an answer is on its way. */
const REFRESH_DELAY_MS = 300;

/**
 * Keeps what the panel shows and what is stored in step: the conversation, its draft, the list of
 * past chats. `remember` is told the conversation of this window; null for one that is not kept.
 */
export function keepChats(
  { stores: { chat, composer, history, view }, drafts, channel }: Panel,
  remember: (conversationId: string | null) => Promise<void>,
): void {
  effect(() => {
    const id = chat.isTemporary.value ? null : chat.conversationId.value;
    void remember(id);
    void drafts.open(id);
  });
  effect(() => {
    // Read for the sake of its changes.
    void composer.draft.value;
    drafts.keep(chat.turns.peek().length === 0);
  });
  addEventListener('pagehide', () => drafts.flush());

  const refresh = () =>
    chat.refresh().catch(() => {
      // What is shown stays; whoever changed it was told what is wrong with the database.
    });
  let timer: ReturnType<typeof setTimeout> | undefined;
  channel.listen((id) => {
    if (view.route.peek() === 'history') void history.refresh();
    if (id !== undefined && id !== chat.conversationId.peek()) return;
    clearTimeout(timer);
    // Most often it is the question just asked here: the first words of the answer come before it.
    if (chat.isRunning.peek()) timer = setTimeout(() => void refresh(), REFRESH_DELAY_MS);
    else void refresh();
  });
}
