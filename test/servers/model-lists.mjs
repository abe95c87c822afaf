/** The lists of models, in each format that has one. */
import { FAULTY_MODELS } from './faults.mjs';
import { SCRIPTED_MODELS } from './scripts.mjs';
import { JSON_TYPE } from './speak.mjs';

/** Models every format has: scripts and refusals. */
const MODEL_NAMES = [...SCRIPTED_MODELS, ...FAULTY_MODELS];

/** Models only OpenAI's chat completions have: a body that is no stream, thoughts between tags. */
const OPENAI_MODELS = [...MODEL_NAMES, 'json', 'think-tags'];

const sendJson = (exchange, body) => exchange.send(200, JSON_TYPE, JSON.stringify(body));

/** Answers `GET /v1/models`, which OpenAI, Anthropic and Cohere share. */
export function listModels(exchange) {
  if (exchange.record.headers['anthropic-version']) {
    const data = MODEL_NAMES.map((id) => ({ type: 'model', id, display_name: id }));
    return sendJson(exchange, { data, has_more: false, last_id: MODEL_NAMES.at(-1) });
  }
  if (exchange.url.searchParams.get('endpoint') === 'chat') {
    const models = MODEL_NAMES.map((name) => ({ name, endpoints: ['chat'] }));
    return sendJson(exchange, { models });
  }
  const data = OPENAI_MODELS.map((id) => ({ id, object: 'model', owned_by: 'gloss' }));
  return sendJson(exchange, { object: 'list', data });
}

/** Answers `GET /v1beta/models`; one of the models makes no text. */
export function listGeminiModels(exchange) {
  const toModel = (method) => (name) => ({
    name: `models/${name}`,
    displayName: name,
    supportedGenerationMethods: [method],
  });
  const models = [
    ...MODEL_NAMES.map(toModel('generateContent')),
    ...['embedding'].map(toModel('embedContent')),
  ];
  return sendJson(exchange, { models });
}

/** Answers `GET /api/tags`. */
export function listOllamaModels(exchange) {
  const models = MODEL_NAMES.map((name) => ({ name, model: name, size: 1, details: {} }));
  return sendJson(exchange, { models });
}

/** Answers `GET /api/version`. */
export const tellOllamaVersion = (exchange) => sendJson(exchange, { version: '0.5.0' });
