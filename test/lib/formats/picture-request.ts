import type { ChatRequest } from '../../../lib/chat/engine.ts';

/** A conversation with everything in it: the system's words, an answer, a picture. */
export const PICTURE_REQUEST: ChatRequest = {
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Why is the sea salt?' },
    { role: 'assistant', content: 'Rivers.' },
    {
      role: 'user',
      content: 'And this?',
      images: [{ mediaType: 'image/png', data: 'iVBORw0KGgo=' }],
    },
  ],
  task: { kind: 'ask', question: 'And this?', passage: null },
};
