import * as v from 'valibot';
import { CHATS_CHANGED, CHATS_CHANNEL } from '../../lib/protocol/messages.ts';

/** Called with the conversation that has changed; without an id, any of them may have. */
type ChatListener = (conversationId: string | undefined) => void;

/** Where all pages of Gloss and the background tell each other which conversation has changed. */
export interface ChatChannel {
  /** Tells all of them, this page too. */
  announce(conversationId?: string): void;
  listen(listener: ChatListener): void;
}

export function createChatChannel(): ChatChannel {
  const channel = new BroadcastChannel(CHATS_CHANNEL);
  const listeners: ChatListener[] = [];
  const tell = (conversationId: string | undefined) =>
    listeners.forEach((listener) => listener(conversationId));
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const result = v.safeParse(CHATS_CHANGED, data);
    if (result.success) tell(result.output.conversationId);
  });
  return {
    announce(conversationId) {
      channel.postMessage(conversationId === undefined ? {} : { conversationId });
      tell(conversationId);
    },
    listen: (listener) => void listeners.push(listener),
  };
}
