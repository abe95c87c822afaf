import type { ChatMessage } from '../../chat/engine.ts';

/** A message of the conversation itself. */
export type TurnMessage = ChatMessage & { role: 'user' | 'assistant' };

/** A conversation for formats that keep the system's words apart; '' where there are none. */
export function splitSystem(messages: readonly ChatMessage[]): {
  system: string;
  turns: TurnMessage[];
} {
  return {
    system: messages
      .filter(({ role }) => role === 'system')
      .map(({ content }) => content)
      .join('\n\n'),
    turns: messages.filter((message): message is TurnMessage => message.role !== 'system'),
  };
}
