/** Sider: completions of versions 1 to 3, and its chat. */
import { SSE_NOISE, SSE_TYPE, toTightEvent } from './wire-text.mjs';

const CID = 'C0TEST';
const DONE = 'data:[DONE]\n\n';

/** HTTP status to Sider's own code. */
const CODES = { 401: 1001, 429: 1101 };

const toFrame = (data) => toTightEvent({ code: 0, msg: '', data });
const toErrorFrame = (message) => toTightEvent({ code: 1101, msg: message, data: null });

function refuse({ status, message }) {
  return { body: { code: CODES[status] ?? 1000, msg: message } };
}

const CREDITS = { total: 30, remain: 17 };

function createCompletionWire({ model }) {
  const toText = (text) => toFrame({ type: 'text', text, cid: CID, ...CREDITS, chat_model: model });
  return {
    type: SSE_TYPE,
    noise: SSE_NOISE,
    begin: () => toText(''),
    text: toText,
    finish: () => DONE,
    error: toErrorFrame,
  };
}

/** @type {import('../speak.mjs').Dialect} */
export const SIDER_COMPLETION = {
  readAsked: ({ record: { body } }) => ({ model: body?.model, prompt: String(body?.prompt ?? '') }),
  createWire: createCompletionWire,
  refuse,
};

function createChatWire({ model }) {
  const toPart = (type, payload) => toFrame({ type, model, [type]: payload });
  const toReasoning = (status, text = '') => toPart('reasoning_content', { status, text });
  let stage = 'start';
  const enter = (next) => {
    const isNew = stage !== next;
    const closing = isNew && stage === 'thinking' ? toReasoning('finish') : '';
    stage = next;
    if (!isNew) return '';
    return closing + (next === 'thinking' ? toReasoning('start') : toPart('pulse', {}));
  };
  return {
    type: SSE_TYPE,
    noise: SSE_NOISE,
    begin: () =>
      toPart('credit_info', {
        type: 'basic',
        info: {
          period: 'monthly',
          reset_time: 0,
          used: CREDITS.total - CREDITS.remain,
          ...CREDITS,
        },
      }) +
      toPart('message_start', {
        cid: CID,
        user_message_id: 'CM0USER',
        assistant_message_id: 'CM0ASSISTANT',
      }),
    thought: (piece) => enter('thinking') + toReasoning('processing', piece),
    text: (piece) => enter('text') + toPart('text', piece),
    finish: () => DONE,
    error: toErrorFrame,
  };
}

/** @type {import('../speak.mjs').Dialect} */
export const SIDER_CHAT = {
  readAsked: ({ record: { body } }) => ({
    model: body?.model,
    prompt: String(body?.multi_content?.[0]?.text ?? ''),
  }),
  createWire: createChatWire,
  refuse,
};
