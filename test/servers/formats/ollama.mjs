/** Ollama's own chat: one JSON object a line. */
import { countTokens, readPrompt } from './wire-text.mjs';

const NDJSON_TYPE = 'application/x-ndjson';

/** Where Ollama lets a web page come from when it has not been told. */
const LOCAL_ORIGIN =
  /^(https?:\/\/(localhost|127\.0\.0\.1|0\.0\.0\.0)(:\d+)?|(app|file|tauri|vscode-webview|vscode-file):\/\/.*)$/;

/** Ollama as it is installed: 403 with nothing in it for a page or an extension. */
export const refuseForeignOrigins = (handler) => (exchange) => {
  const { origin } = exchange.record.headers;
  if (origin === undefined || LOCAL_ORIGIN.test(origin)) return handler(exchange);
  return exchange.send(403, {});
};

function createWire({ model, prompt }) {
  const toLine = (fields) => `${JSON.stringify({ model, created_at: CREATED_AT, ...fields })}\n`;
  const toMessage = (message) => ({ message: { role: 'assistant', content: '', ...message } });
  return {
    type: NDJSON_TYPE,
    noise: ['{"message":{"content":"broken\n', 'null\n', '{"message":"none"}\n', '\n'],
    thought: (thinking) => toLine({ ...toMessage({ thinking }), done: false }),
    text: (content) => toLine({ ...toMessage({ content }), done: false }),
    finish: (done_reason, whole) =>
      toLine({
        ...toMessage({}),
        done_reason,
        done: true,
        prompt_eval_count: countTokens(prompt),
        eval_count: countTokens(whole),
      }),
    error: (message) => `${JSON.stringify({ error: message })}\n`,
  };
}

const CREATED_AT = '2026-01-01T00:00:00Z';

/** @type {import('../speak.mjs').Dialect} */
export const OLLAMA = {
  readAsked: ({ record: { body } }) => ({
    model: body?.model,
    prompt: readPrompt(body?.messages),
  }),
  createWire,
  refuse: ({ message }) => ({ body: { error: message } }),
};
