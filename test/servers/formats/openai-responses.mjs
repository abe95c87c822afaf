/** OpenAI's responses. */
import { countTokens, readPrompt, SSE_NOISE, SSE_TYPE, toNamedEvent } from './wire-text.mjs';

const THOUGHT_ITEM = { id: 'rs_test', type: 'reasoning', summary: [] };
const MESSAGE_ITEM = { id: 'msg_test', type: 'message', role: 'assistant', content: [] };

const INCOMPLETE = { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } };

function createWire({ model, prompt }) {
  let sequence_number = -1;
  let item = null;
  let output_index = -1;
  const toEvents = (...payloads) =>
    payloads
      .map(({ type, ...fields }) => {
        sequence_number += 1;
        return toNamedEvent({ type: `response.${type}`, sequence_number, ...fields });
      })
      .join('');
  const toResponse = (status, rest) => ({
    response: { id: 'resp_test', object: 'response', status, model, error: null, ...rest },
  });
  const closeItem = () => (item ? toEvents({ type: 'output_item.done', output_index, item }) : '');
  const openItem = (next, part) => {
    if (item === next) return '';
    const closing = closeItem();
    item = next;
    output_index += 1;
    const place = { item_id: item.id, output_index };
    return (
      closing + toEvents({ type: 'output_item.added', output_index, item }, { ...part, ...place })
    );
  };
  return {
    type: SSE_TYPE,
    noise: SSE_NOISE,
    begin: () =>
      toEvents(
        { type: 'created', ...toResponse('in_progress') },
        { type: 'in_progress', ...toResponse('in_progress') },
      ),
    thought: (delta) =>
      openItem(THOUGHT_ITEM, { type: 'reasoning_summary_part.added', summary_index: 0 }) +
      toEvents({ type: 'reasoning_summary_text.delta', output_index, summary_index: 0, delta }),
    text: (delta) =>
      openItem(MESSAGE_ITEM, { type: 'content_part.added', content_index: 0 }) +
      toEvents({ type: 'output_text.delta', output_index, content_index: 0, delta }),
    finish(reason, text) {
      const [input_tokens, output_tokens] = [countTokens(prompt), countTokens(text)];
      const usage = { input_tokens, output_tokens, total_tokens: input_tokens + output_tokens };
      const isWhole = reason === 'stop';
      const { status, ...details } = isWhole ? { status: 'completed' } : INCOMPLETE;
      const done = toEvents({ type: 'output_text.done', output_index, content_index: 0, text });
      const end = { type: status, ...toResponse(status, { ...details, usage }) };
      return done + closeItem() + toEvents(end);
    },
    error(message) {
      const error = { type: 'server_error', code: 'server_error', message, param: null };
      sequence_number += 1;
      return (
        toNamedEvent({ type: 'error', sequence_number, error }) +
        toEvents({ type: 'failed', ...toResponse('failed', { error }) })
      );
    },
  };
}

/** @type {import('../speak.mjs').Dialect} */
export const OPENAI_RESPONSES = {
  readAsked({ record: { body } }) {
    const input = body?.input;
    return { model: body?.model, prompt: typeof input === 'string' ? input : readPrompt(input) };
  },
  createWire,
  refuse: ({ message, code }) => ({
    body: { error: { message, type: 'invalid_request_error', param: null, code } },
  }),
};
