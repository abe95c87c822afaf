import { toWireError } from '../../lib/errors.ts';
import { useApp } from '../app-context.ts';

/** Opens a past chat in place of the list; a failure is told in the list. */
export function useOpenConversation(): (conversationId: string) => Promise<void> {
  const { chat, history, view, composer } = useApp();
  return async (conversationId) => {
    try {
      await chat.open(conversationId);
    } catch (error) {
      history.report(toWireError(error));
      return;
    }
    view.go('chat');
    composer.requestFocus();
  };
}
