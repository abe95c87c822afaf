import type { ChatRequest } from '../../../lib/chat/engine.ts';
import type { Endpoint, Format } from '../../../lib/formats/format.ts';

/** A request with a system message, one turn behind it, and a question. */
export const CONVERSATION: ChatRequest = {
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Why is the sea salt?' },
    { role: 'assistant', content: 'Rivers.' },
    { role: 'user', content: 'All of it?' },
  ],
  task: { kind: 'ask', question: 'All of it?', passage: null },
};

/** A request of one message. */
export const toQuestion = (content: string): ChatRequest => ({
  messages: [{ role: 'user', content }],
  task: { kind: 'ask', question: content, passage: null },
});

/** An endpoint on this machine. */
export const toEndpoint = (changes: Partial<Endpoint> = {}): Endpoint => ({
  baseUrl: 'http://127.0.0.1:4010',
  apiKey: '',
  model: 'demo',
  headers: {},
  options: {},
  ...changes,
});

/** The body a format sends, parsed. */
export function toSentBody(
  format: Format,
  changes: Partial<Endpoint> = {},
  request: ChatRequest = CONVERSATION,
): unknown {
  return JSON.parse(format.toRequest(request, toEndpoint(changes)).body ?? '') as unknown;
}
