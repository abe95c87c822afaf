/** Anthropic's messages. */
import { countTokens, readPrompt, SSE_NOISE, SSE_TYPE } from './wire-text.mjs';

const BROWSER_HEADER = 'anthropic-dangerous-direct-browser-access';

const ERROR_TYPES = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  429: 'rate_limit_error',
  500: 'api_error',
};

const STOP_REASONS = { stop: 'end_turn', length: 'max_tokens' };

/** The real server pads its JSON with spaces, to hide how long the words are. */
function toPaddedEvent(payload) {
  const json = JSON.stringify(payload);
  const padding = ' '.repeat(json.length % 15);
  return `event: ${payload.type}\ndata: ${json.slice(0, -1)}${padding}}\n\n`;
}

const PING = 'event: ping\ndata: {"type": "ping"}\n\n';

function createWire({ model, prompt }) {
  let index = -1;
  let open = null;
  const closeBlock = () => (open ? toPaddedEvent({ type: 'content_block_stop', index }) : '');
  const openBlock = (type, content_block) => {
    if (open === type) return '';
    const closing = closeBlock();
    open = type;
    index += 1;
    const start = toPaddedEvent({ type: 'content_block_start', index, content_block });
    return closing + start + (index === 0 ? PING : '');
  };
  const toDelta = (delta) => toPaddedEvent({ type: 'content_block_delta', index, delta });
  const input_tokens = countTokens(prompt);
  return {
    type: SSE_TYPE,
    noise: SSE_NOISE,
    begin() {
      const usage = { input_tokens, output_tokens: 1 };
      const role = { id: 'msg_test', type: 'message', role: 'assistant', model };
      const message = { ...role, content: [], stop_reason: null, stop_sequence: null, usage };
      return toPaddedEvent({ type: 'message_start', message });
    },
    thought: (thinking) =>
      openBlock('thinking', { type: 'thinking', thinking: '', signature: '' }) +
      toDelta({ type: 'thinking_delta', thinking }),
    text: (text) =>
      openBlock('text', { type: 'text', text: '' }) + toDelta({ type: 'text_delta', text }),
    finish(reason, whole) {
      const delta = { stop_reason: STOP_REASONS[reason], stop_sequence: null };
      const usage = { input_tokens, output_tokens: countTokens(whole) };
      return (
        closeBlock() +
        toPaddedEvent({ type: 'message_delta', delta, usage }) +
        toPaddedEvent({ type: 'message_stop' })
      );
    },
    error(message) {
      const error = { type: 'overloaded_error', message };
      return `event: error\ndata: ${JSON.stringify({ type: 'error', error })}\n\n`;
    },
  };
}

/** What Anthropic insists on: a version, a limit, a user who begins, and consent to browsers. */
function check({ record: { headers, body } }) {
  const refuse = (status, message) => ({ status, code: '', message });
  if (headers.origin && headers[BROWSER_HEADER] !== 'true') {
    return refuse(401, `CORS requests must set '${BROWSER_HEADER}' header`);
  }
  if (!headers['anthropic-version']) return refuse(400, 'anthropic-version: header is required');
  if (!Number.isInteger(body?.max_tokens)) return refuse(400, 'max_tokens: Field required');
  if (body.messages?.[0]?.role !== 'user') return refuse(400, 'messages: must begin with the user');
  if (body.messages.some(({ role }) => role === 'system')) {
    return refuse(400, 'messages: the role "system" is not supported');
  }
}

/** @type {import('../speak.mjs').Dialect} */
export const ANTHROPIC = {
  readAsked: ({ record: { body } }) => ({
    model: body?.model,
    prompt: readPrompt(body?.messages),
  }),
  readKey: (headers) => headers['x-api-key'],
  check,
  createWire,
  refuse: ({ status, message }) => ({
    body: { type: 'error', error: { type: ERROR_TYPES[status], message }, request_id: 'req_test' },
  }),
};
