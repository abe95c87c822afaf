/** Cohere's chat, version 2. */
import { countTokens, readPrompt, SSE_NOISE, SSE_TYPE, toNamedEvent } from './wire-text.mjs';

const FINISH_REASONS = { stop: 'COMPLETE', length: 'MAX_TOKENS' };

function createWire({ prompt }) {
  let index = -1;
  let open = null;
  const toContent = (type, content) =>
    toNamedEvent({ type, index, delta: { message: { content } } });
  const closeContent = () => (open ? toNamedEvent({ type: 'content-end', index }) : '');
  /** Opens another content where the kind changes: thinking comes before the text. */
  const toDelta = (kind, piece) => {
    let opening = '';
    if (open !== kind) {
      opening = closeContent();
      open = kind;
      index += 1;
      opening += toContent('content-start', { type: kind, [kind]: '' });
    }
    return opening + toContent('content-delta', { [kind]: piece });
  };
  return {
    type: SSE_TYPE,
    noise: SSE_NOISE,
    begin: () =>
      toNamedEvent({
        type: 'message-start',
        id: 'test',
        delta: { message: { role: 'assistant', content: [], tool_calls: [], citations: [] } },
      }),
    thought: (piece) => toDelta('thinking', piece),
    text: (piece) => toDelta('text', piece),
    finish(reason, whole) {
      const tokens = { input_tokens: countTokens(prompt), output_tokens: countTokens(whole) };
      const usage = { billed_units: tokens, tokens };
      const delta = { finish_reason: FINISH_REASONS[reason], usage };
      return closeContent() + toNamedEvent({ type: 'message-end', delta });
    },
    error: (error) =>
      toNamedEvent({ type: 'message-end', delta: { finish_reason: 'ERROR', error } }),
  };
}

/** @type {import('../speak.mjs').Dialect} */
export const COHERE = {
  readAsked: ({ record: { body } }) => ({
    model: body?.model,
    prompt: readPrompt(body?.messages),
  }),
  createWire,
  refuse: ({ message }) => ({ body: { id: 'test', message } }),
};
