import { isRunning, type AssistantTurn } from '../../lib/chat/conversation.ts';
import { useApp } from '../app-context.ts';

/**
 * Has another version of an answer made, by the connection in use or by another one; null where
 * that is no use: while an answer is on its way, and for picked sentences, which would be picked
 * again.
 */
export function useRetry(turn: AssistantTurn): ((connectionId?: string) => void) | null {
  const { chat, composer } = useApp();
  const isFinal = turn.status === 'complete' && turn.engine?.kind === 'on-device';
  if (isRunning(turn.status) || chat.isRunning.value || isFinal) return null;
  return (connectionId) => {
    chat.retry(turn.id, connectionId);
    composer.requestFocus();
  };
}
