/** OpenAI's chat completions. */
import { countTokens, readPrompt, SSE_NOISE, SSE_TYPE, toDataEvent } from './wire-text.mjs';

const HEAD = { id: 'chatcmpl-test', created: 1_700_000_000 };

function toUsage(prompt, answer) {
  const [prompt_tokens, completion_tokens] = [countTokens(prompt), countTokens(answer)];
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
}

const toErrorBody = (message, code) => ({
  error: { message, type: 'invalid_request_error', param: null, code },
});

/** Thoughts as `reasoning_content`. */
const asField = (toDelta) => ({
  text: (piece) => toDelta({ content: piece }),
  thought: (piece) => toDelta({ content: null, reasoning_content: piece }),
});

/** Thoughts in the content between tags, which are cut over two frames. */
function asTags(toDelta) {
  let isThinking = false;
  const toContents = (...contents) => contents.map((content) => toDelta({ content })).join('');
  return {
    thought(piece) {
      const opening = isThinking ? [] : ['<thi', 'nk>'];
      isThinking = true;
      return toContents(...opening, piece);
    },
    text(piece) {
      const closing = isThinking ? ['</thi', 'nk>'] : [];
      isThinking = false;
      return toContents(...closing, piece);
    },
  };
}

function createWire({ model, prompt, body }) {
  const withUsage = body.stream_options?.include_usage === true;
  const toChunk = (choices, rest) =>
    toDataEvent({ ...HEAD, object: 'chat.completion.chunk', model, choices, ...rest });
  let isFirst = true;
  const toDelta = (delta, finish_reason = null) => {
    const role = isFirst ? { role: 'assistant' } : {};
    isFirst = false;
    return toChunk([{ index: 0, delta: { ...role, ...delta }, finish_reason }]);
  };
  return {
    type: SSE_TYPE,
    noise: SSE_NOISE,
    ...(model === 'think-tags' ? asTags(toDelta) : asField(toDelta)),
    finish(reason, whole) {
      const usage = withUsage ? toChunk([], { usage: toUsage(prompt, whole) }) : '';
      return `${toDelta({}, reason)}${usage}data: [DONE]\n\n`;
    },
    error: (message) => toDataEvent(toErrorBody(message, 'server_error')),
  };
}

/** @type {import('../speak.mjs').Dialect} */
export const OPENAI_CHAT = {
  readAsked: ({ record: { body } }) => ({
    model: body?.model,
    prompt: readPrompt(body?.messages),
  }),
  createWire,
  refuse: ({ message, code }) => ({ body: toErrorBody(message, code) }),
  toWholeWriter({ model, prompt, body }) {
    if (body.stream === true && model !== 'json') return undefined;
    return ({ answer, finish }) => {
      const message = { role: 'assistant', content: answer };
      const choices = [{ index: 0, message, finish_reason: finish }];
      const usage = toUsage(prompt, answer);
      return { ...HEAD, object: 'chat.completion', model, choices, usage };
    };
  },
};
