/**
 * Small services as people write them in an afternoon: text for payloads, frames without borders,
 * JSON with nothing between. None of them has a model or a key.
 */
import { readPrompt, SSE_TYPE, toDataEvent, toTightEvent } from './wire-text.mjs';

const refuse = ({ code, message }) => ({ body: { detail: message, code } });

/** A text as the payload of one event, over as many `data:` lines as it has itself. */
const toTextEvent = (text) => `data: ${text.replaceAll('\n', '\ndata: ')}\n\n`;

const toErrorEvent = (message) => `event: error\n${toDataEvent({ error: message })}`;

const readQuery = ({ record: { body } }) => ({
  model: body?.model,
  prompt: String(body?.prompt ?? body?.query ?? ''),
});

/** One character an event, and no mark for the end. */
export const CHARACTER_EVENTS = {
  readAsked: readQuery,
  createWire: () => ({
    type: SSE_TYPE,
    text: (piece) => Array.from(piece, toTextEvent).join(''),
    finish: () => '',
    error: toErrorEvent,
  }),
  refuse,
};

/** Runs of `data:` with no line end at all; the text stands in `msg`, one character a run. */
export const DATA_RUNS = {
  readAsked: readQuery,
  createWire({ model }) {
    const ids = { cid: 'C0TEST', req_message_id: 'CM0USER', message_id: 'CM0ASSISTANT' };
    const credits = { total: 30, remain: 17, remain_period: 'daily' };
    const data = { text: '', ...ids, ...credits, chat_model: model };
    const toRun = (msg) => toTightEvent({ code: 0, msg, data }).trimEnd();
    return {
      type: SSE_TYPE,
      begin: () => toRun(''),
      text: (piece) => Array.from(piece, toRun).join(''),
      finish: () => 'data:[DONE]',
      error: (message) => `data:${JSON.stringify({ code: 500, msg: '', error: message })}`,
    };
  },
  refuse,
};

/** What an `EventSource` reads: GET, text, `[done]`. */
export const EVENT_SOURCE = {
  readAsked: ({ url }) => ({ prompt: url.searchParams.get('q') ?? '' }),
  createWire: () => ({
    type: SSE_TYPE,
    text: toTextEvent,
    finish: () => toTextEvent('[done]'),
    error: toErrorEvent,
  }),
  refuse,
};

/** What `JSON.parse(message.data)` reads: a POST, one JSON object an event, `[DONE]`. */
export const JSON_EVENTS = {
  readAsked: ({ record: { body } }) => ({
    model: body?.model,
    prompt: readPrompt(body?.messages),
  }),
  createWire: () => ({
    type: SSE_TYPE,
    text: (answer) => toDataEvent({ answer }),
    finish: () => toTextEvent('[DONE]'),
    error: (message) => toDataEvent({ error: message }),
  }),
  refuse,
};

const toReport = (content) =>
  JSON.stringify({ id: 1, time: '2024-01-01 00:00:00', body: { content } });

/** An event stream by its content type, and JSON, one object a piece, by its bytes. */
export const JSON_PIECES = {
  readAsked: readQuery,
  createWire: () => ({
    type: SSE_TYPE,
    text: toReport,
    finish: () => '',
    error: (message) => JSON.stringify({ error: message }),
  }),
  refuse,
};

/** ChatGLM behind FastAPI: the same, with the whole answer so far in each object. */
export const CHATGLM = {
  readAsked: readQuery,
  createWire: () => ({
    type: SSE_TYPE,
    text: (_piece, whole) => toReport(whole),
    finish: () => '',
    error: (message) => JSON.stringify({ error: message }),
  }),
  refuse,
};
