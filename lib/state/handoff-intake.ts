import type { Handoff } from '../store/handoff.ts';
import type { ChatStore } from './chat-store.ts';
import type { ComposerStore } from './composer-store.ts';
import type { PageStore } from './page-store.ts';

/** After this long a request is shown, but no longer sent by itself: the user has moved on. */
export const HANDOFF_FRESH_MS = 60_000;

/** What the intake works with. */
export interface HandoffIntakeDeps {
  chat: Pick<ChatStore, 'send'>;
  composer: Pick<ComposerStore, 'requestFocus'>;
  page: Pick<PageStore, 'offer'>;
  /** Those for this window, oldest first. */
  list(): Promise<readonly Handoff[]>;
  take(handoffId: string): Promise<boolean>;
  /** Milliseconds since 1970. */
  now(): number;
}

/**
 * Takes in requests made outside the panel (menu, keyboard), each exactly once. A request that is
 * to be sent stays in the store until the background takes it, in the same step in which it starts
 * the run: whatever happens before that loses nothing, and of two panels one gets it.
 * @returns `check`, to call at the start, when the store changed and when the panel becomes free.
 */
export function createHandoffIntake(deps: HandoffIntakeDeps): () => Promise<void> {
  const seen = new Set<string>();

  const accept = (handoff: Handoff): boolean => {
    const { id, kind, passage, createdAt } = handoff;
    const isFresh = deps.now() - createdAt < HANDOFF_FRESH_MS;
    if (kind !== 'ask' && isFresh) return deps.chat.send({ kind, question: '', passage }, id);
    deps.page.offer(passage);
    deps.composer.requestFocus();
    deps.take(id).catch(() => {
      // The store refused: a panel opened later shows it once more, which loses nothing.
    });
    return true;
  };

  return async function check() {
    for (const handoff of await deps.list()) {
      if (seen.has(handoff.id)) continue;
      if (!accept(handoff)) return;
      seen.add(handoff.id);
    }
  };
}
