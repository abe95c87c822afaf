/** The backend's OpenAI-compatible side: it plays scripts as chat completions. */
import { SCRIPTED_MODELS, toScript } from './scripts.mjs';

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

function toErrorBody(message, code) {
  return JSON.stringify({ error: { message, type: 'invalid_request_error', param: null, code } });
}

/** Whole answers, chosen by the model's name: status, headers, body. */
const REFUSALS = {
  307: [307, { location: '/v1/elsewhere' }, ''],
  401: [
    401,
    JSON_TYPE,
    toErrorBody('Incorrect API key provided: sk-test-1234.', 'invalid_api_key'),
  ],
  403: [403, JSON_TYPE, toErrorBody('Your country is not supported.', 'unsupported_country')],
  404: [404, JSON_TYPE, toErrorBody('The model `404` does not exist.', 'model_not_found')],
  429: [
    429,
    { ...JSON_TYPE, 'retry-after': '2' },
    toErrorBody('Rate limit reached. Please try again in 2s.', 'rate_limit_exceeded'),
  ],
  500: [500, JSON_TYPE, toErrorBody('The server had an error.', 'server_error')],
  html: [
    200,
    { 'content-type': 'text/html; charset=utf-8' },
    '<!doctype html><title>Log in</title><h1>Welcome to the hotel network</h1><p>Please log in.</p>',
  ],
};

const KEY_REFUSAL = [
  401,
  JSON_TYPE,
  toErrorBody('You did not provide the key.', 'invalid_api_key'),
];

/** Every model name, for `GET /v1/models` and for the reader of the command line. */
export const MODEL_NAMES = [...SCRIPTED_MODELS, 'json', ...Object.keys(REFUSALS)];

/** Answers `GET /v1/models`. */
export function listModels(exchange) {
  const data = MODEL_NAMES.map((id) => ({ id, object: 'model', owned_by: 'gloss' }));
  exchange.send(200, JSON_TYPE, JSON.stringify({ object: 'list', data }));
}

function readPrompt(messages) {
  const content = messages?.findLast?.((message) => message.role === 'user')?.content ?? '';
  if (typeof content === 'string') return content;
  return content.map((part) => part.text ?? '').join('');
}

const countTokens = (text) => text.split(/\s+/).filter(Boolean).length;

function toUsage(prompt, answer) {
  const [prompt_tokens, completion_tokens] = [countTokens(prompt), countTokens(answer)];
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
}

/** Answers `POST /v1/chat/completions`. Rejects with an `AbortError` when the client goes away. */
export async function completeChat(exchange) {
  const { body, headers } = exchange.record;
  const model = String(body?.model ?? 'demo');
  const withoutKey = model === 'key' && headers.authorization !== 'Bearer test-key';
  const refusal = withoutKey ? KEY_REFUSAL : REFUSALS[model];
  if (refusal) return exchange.send(...refusal);

  const prompt = readPrompt(body?.messages);
  const script = toScript(model, prompt, exchange.origin);
  const answer = { model, prompt, withUsage: body?.stream_options?.include_usage === true };
  if (body?.stream === true && model !== 'json') await streamScript(exchange, script, answer);
  else await sendWhole(exchange, script, answer);
}

function toChunk(model, choices, rest = {}) {
  const head = { id: 'chatcmpl-test', object: 'chat.completion.chunk', created: 1_700_000_000 };
  return `data: ${JSON.stringify({ ...head, model, choices, ...rest })}\n\n`;
}

async function streamScript(exchange, script, { model, prompt, withUsage }) {
  const write = (bytes) => exchange.write('text/event-stream; charset=utf-8', bytes);
  const writeDelta = (delta, finish_reason = null) =>
    write(toChunk(model, [{ index: 0, delta, finish_reason }]));

  for (const step of script) {
    if ('text' in step) {
      const isFirst = exchange.record.answer === '';
      exchange.record.answer += step.text;
      writeDelta(isFirst ? { role: 'assistant', content: step.text } : { content: step.text });
    } else if ('raw' in step) write(step.raw);
    else if ('error' in step) write(`data: ${toErrorBody(step.error, 'server_error')}\n\n`);
    else if ('finish' in step) {
      writeDelta({}, step.finish);
      if (withUsage) write(toChunk(model, [], { usage: toUsage(prompt, exchange.record.answer) }));
      write('data: [DONE]\n\n');
    } else await exchange.pause(step);
  }
  exchange.end('text/event-stream; charset=utf-8');
}

async function sendWhole(exchange, script, { model, prompt }) {
  let finish_reason = null;
  for (const step of script) {
    if ('text' in step) exchange.record.answer += step.text;
    else if ('finish' in step) finish_reason = step.finish;
    else if ('error' in step) return exchange.send(500, JSON_TYPE, toErrorBody(step.error));
    else if (!('raw' in step)) await exchange.pause(step);
  }
  const content = exchange.record.answer;
  const choices = [{ index: 0, message: { role: 'assistant', content }, finish_reason }];
  const usage = toUsage(prompt, content);
  const head = { id: 'chatcmpl-test', object: 'chat.completion', created: 1_700_000_000, model };
  return exchange.send(200, JSON_TYPE, JSON.stringify({ ...head, choices, usage }));
}
