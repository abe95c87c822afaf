/** Google's Gemini, with `alt=sse` and without. */
import { countTokens, readContent, SSE_NOISE, SSE_TYPE } from './wire-text.mjs';

const FINISH_REASONS = { stop: 'STOP', length: 'MAX_TOKENS' };

const STATUS_NAMES = {
  400: 'INVALID_ARGUMENT',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
};

const toError = (code, message, details = []) => ({
  error: { code, message, status: STATUS_NAMES[code], details },
});

/** A wrong key is a wrong argument here; how long to wait stands in the body alone. */
function refuse({ status: wanted, message }) {
  const type = (name) => `type.googleapis.com/google.rpc.${name}`;
  if (wanted === 401) {
    const reason = { '@type': type('ErrorInfo'), reason: 'API_KEY_INVALID' };
    return { status: 400, body: toError(400, message, [reason]) };
  }
  const details = wanted === 429 ? [{ '@type': type('RetryInfo'), retryDelay: '2s' }] : [];
  return { body: toError(wanted, message, details) };
}

/** Events end with CRLF; an error is JSON in the middle of them, with no `data:` before it. */
const AS_EVENTS = {
  type: SSE_TYPE,
  noise: SSE_NOISE,
  write: (payload) => `data: ${JSON.stringify(payload)}\r\n\r\n`,
  writeError: (payload) => `${JSON.stringify(payload, null, 2)}\r\n`,
  close: '',
};

/** One array for the whole answer; an element comes as it is made. */
function asArray() {
  let separator = '[';
  const write = (payload) => {
    const element = separator + JSON.stringify(payload, null, 2);
    separator = '\n,\n';
    return element;
  };
  return { type: 'application/json; charset=UTF-8', write, writeError: write, close: '\n]' };
}

function createWire({ model, prompt, isEventStream }) {
  const { type, noise, write, writeError, close } = isEventStream ? AS_EVENTS : asArray();
  const promptTokenCount = countTokens(prompt);
  const toChunk = (parts, whole, rest) => {
    const candidatesTokenCount = countTokens(whole);
    const totalTokenCount = promptTokenCount + candidatesTokenCount;
    return write({
      candidates: [{ content: { parts, role: 'model' }, ...rest, index: 0 }],
      usageMetadata: { promptTokenCount, candidatesTokenCount, totalTokenCount },
      modelVersion: model,
      responseId: 'test',
    });
  };
  return {
    type,
    noise,
    thought: (text) => toChunk([{ text, thought: true }], ''),
    text: (text, whole) => toChunk([{ text }], whole),
    finish: (reason, whole) =>
      toChunk([{ text: '' }], whole, { finishReason: FINISH_REASONS[reason] }) + close,
    error: (message) => writeError(toError(500, message)) + close,
  };
}

/** @type {import('../speak.mjs').Dialect} */
export const GEMINI = {
  readAsked({ url, record: { body } }) {
    const newest = body?.contents?.findLast?.(({ role }) => role === 'user');
    return {
      model: decodeURIComponent(/\/models\/([^/]+):/.exec(url.pathname)?.[1] ?? ''),
      prompt: readContent(newest?.parts),
      isEventStream: url.searchParams.get('alt') === 'sse',
    };
  },
  readKey: (headers) => headers['x-goog-api-key'],
  createWire,
  refuse,
};
