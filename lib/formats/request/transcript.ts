import type { ChatMessage } from '../../chat/engine.ts';

const LABELS: Record<ChatMessage['role'], string> = {
  system: '',
  user: 'User: ',
  assistant: 'Assistant: ',
};

/** A conversation as one text, for models that continue texts: who spoke stands before each message. */
export function toTranscript(messages: readonly ChatMessage[]): string {
  return messages.map(({ role, content }) => LABELS[role] + content).join('\n\n');
}

/** A conversation as one prompt, for servers that take no list: the message itself where it is alone. */
export function toSinglePrompt(messages: readonly ChatMessage[]): string {
  const [first, ...others] = messages;
  return first && others.length === 0 ? first.content : toTranscript(messages);
}
