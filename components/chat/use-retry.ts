import type { AssistantTurn } from '../../lib/chat/conversation.ts';
import { useApp } from '../app-context.ts';

/**
 * Asks the question of an answer again, of the connection in use or of another one; null where that
 * is no use: an older answer has its successors, and picked sentences would be picked again.
 */
export function useRetry(turn: AssistantTurn): ((connectionId?: string) => void) | null {
  const { chat, composer } = useApp();
  const isNewest = chat.turns.value.at(-1)?.peek().id === turn.id;
  const isFinal = turn.status === 'complete' && turn.engine?.kind === 'on-device';
  if (!isNewest || isFinal) return null;
  return (connectionId) => {
    chat.retry(connectionId);
    composer.requestFocus();
  };
}
