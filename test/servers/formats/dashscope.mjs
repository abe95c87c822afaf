/** DashScope's own text generation; without `incremental_output` every event has all of it so far. */
import { countTokens, readPrompt, SSE_NOISE, SSE_TYPE } from './wire-text.mjs';

const REQUEST_ID = '00000000-0000-4000-8000-000000000000';

function createWire({ prompt, body }) {
  const isIncremental = body.parameters?.incremental_output === true;
  const said = { content: '', reasoning_content: '' };
  let id = 0;
  const toEvent = (name, status, payload) => {
    id += 1;
    return `id:${id}\nevent:${name}\n:HTTP_STATUS/${status}\ndata:${JSON.stringify(payload)}\n\n`;
  };
  const toResult = (fresh, finish_reason = 'null') => {
    for (const [field, piece] of Object.entries(fresh)) said[field] += piece;
    const shown = isIncremental ? { content: '', reasoning_content: '', ...fresh } : said;
    const choice = { message: { ...shown, role: 'assistant' }, finish_reason };
    const [input_tokens, output_tokens] = [countTokens(prompt), countTokens(said.content)];
    const usage = { total_tokens: input_tokens + output_tokens, input_tokens, output_tokens };
    const payload = { output: { choices: [choice] }, usage, request_id: REQUEST_ID };
    return toEvent('result', 200, payload);
  };
  return {
    type: SSE_TYPE,
    noise: SSE_NOISE,
    thought: (piece) => toResult({ reasoning_content: piece }),
    text: (piece) => toResult({ content: piece }),
    finish: (reason) => toResult({}, reason),
    error: (message) =>
      toEvent('error', 500, { code: 'InternalError', message, request_id: REQUEST_ID }),
  };
}

/** @type {import('../speak.mjs').Dialect} */
export const DASHSCOPE = {
  readAsked: ({ record: { body } }) => ({
    model: body?.model,
    prompt: readPrompt(body?.input?.messages),
  }),
  createWire,
  refuse: ({ code, message }) => ({ body: { code, message, request_id: REQUEST_ID } }),
};
