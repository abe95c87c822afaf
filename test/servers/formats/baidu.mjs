/**
 * Baidu's conversation, both generations under one path. It knows its visitors by a cookie alone,
 * which `GET /login` sets; `?guest=1` lets everybody in.
 */
import { SSE_TYPE } from './wire-text.mjs';

const SESSION = /(^|;\s*)session=ok(;|$)/;

const IDS = { qid: 'test-qid', sessionId: 'test-session' };

const toEvent = (name, payload) =>
  payload ? `event:${name}\ndata:${JSON.stringify(payload)}\n\n` : `event:${name}\n\n`;

/** The reference both generations give for their first words. */
const REFERENCE = {
  url: 'https://example.com/lighthouse',
  text: 'A lighthouse in one page',
  abstract: 'Light and salt.',
  source: 'example.com',
};

/** @param {(piece: string) => object} toContent The part of a message the generations differ in. */
function createMessages(toContent) {
  let seq_id = 0;
  return (generator, state = 'generating-resp') => {
    seq_id += 1;
    const metaData = { state, endTurn: state === 'generate-complete' };
    const content = { generator: toContent(generator) };
    const message = { msgId: 'test-message', isRebuild: false, metaData, content };
    return toEvent('message', { status: 0, ...IDS, data: { message }, seq_id });
  };
}

const toErrorEvent = (message) => toEvent('message', { status: 1005, msg: message, ...IDS });

const NOISE = ['event:message\ndata:{"data":\n\n', 'event:ping\n\n', ': a comment\n\n'];

function createFirstWire() {
  const toMessage = createMessages((generator) => ({ antiFlag: 0, isSafe: 1, ...generator }));
  const referenceList = [REFERENCE];
  let isFirst = true;
  return {
    type: SSE_TYPE,
    noise: NOISE,
    begin: () => toEvent('ping'),
    text(text) {
      const references = isFirst ? { referenceList } : {};
      isFirst = false;
      return toMessage({ text, ...references });
    },
    finish: () => toMessage({ text: '' }, 'generate-complete'),
    error: toErrorEvent,
  };
}

function createSecondWire({ model, prompt }) {
  const toMessage = createMessages(({ component, data, isFinished = false }) => ({
    text: '',
    type: 'entry',
    antiFlag: 0,
    isSafe: 1,
    isFinished,
    component,
    group: 1,
    data,
    usedModel: { isShow: true, modelName: model },
  }));
  const toText = (value) => ({ component: 'markdown-yiyan', data: { value, theme: {} } });
  return {
    type: SSE_TYPE,
    noise: NOISE,
    begin: () =>
      toEvent('basedata', { status: 0, ...IDS, lid: '1', user: { uname: '' }, query: prompt }) +
      toMessage({ component: 'searchResult', data: { list: [] } }, 'waiting-resp') +
      toMessage({ component: 'thinkingSteps', data: { referenceList: [REFERENCE] } }) +
      toEvent('ping'),
    thought: (piece) =>
      toMessage({ component: 'thinkingSteps', data: { reasoningContentArr: [piece] } }),
    text: (piece) => toMessage(toText(piece)),
    finish: () => toMessage({ ...toText(''), isFinished: true }, 'generate-complete'),
    error: toErrorEvent,
  };
}

function readAsked({ record: { body } }) {
  const { content, searchInfo, query } = body?.message ?? {};
  if (!searchInfo) return { prompt: String(content?.query ?? ''), createWire: createFirstWire };
  return {
    model: searchInfo.usedModel?.modelName,
    prompt: String(query?.[0]?.data?.text?.query ?? ''),
    createWire: createSecondWire,
  };
}

function check({ url, record: { headers } }) {
  if (url.searchParams.has('guest') || SESSION.test(headers.cookie ?? '')) return undefined;
  return { status: 200, code: 'tokenFail', message: 'The service is busy. Please log in.' };
}

/** HTTP status to Baidu's own: no valid session, too many questions. */
const STATUSES = { 200: 1001, 401: 1001, 429: 1005 };

/** What a visitor without a session gets comes with status 200. */
function refuse({ status, code, message }) {
  const hints = { parts: [{ type: code, text: message }] };
  const data = { message: { content: { hints } } };
  return { body: { status: STATUSES[status] ?? 1, msg: message, data } };
}

/** @type {import('../speak.mjs').Dialect} */
export const BAIDU = {
  readAsked,
  readKey: () => 'test-key', // There is no key to be wrong; the cookie is all.
  check,
  createWire: (asked) => asked.createWire(asked),
  refuse,
};

/** Answers `GET /login`: from here on this browser has a session. */
export function logIn(exchange) {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'set-cookie': 'session=ok; Path=/; HttpOnly',
  };
  exchange.send(200, headers, '<!doctype html><title>Logged in</title><h1>You are logged in</h1>');
}
