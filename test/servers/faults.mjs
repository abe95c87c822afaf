/**
 * Requests that are refused, by the name of the model. A wire format writes them as it does.
 *
 * @typedef {{ status: number; code: string; message: string }} Refusal
 */

/** The key that the model `key` wants. */
export const TEST_KEY = 'test-key';

/** @type {Record<string, Refusal>} */
const REFUSALS = {
  401: { code: 'invalid_api_key', message: 'Incorrect API key provided: sk-test-1234.' },
  403: { code: 'unsupported_country', message: 'Your country is not supported.' },
  404: { code: 'model_not_found', message: 'The model `404` does not exist.' },
  429: { code: 'rate_limit_exceeded', message: 'Rate limit reached. Please try again in 2s.' },
  500: { code: 'server_error', message: 'The server had an error.' },
};

const KEY_REFUSAL = {
  status: 401,
  code: 'invalid_api_key',
  message: 'You did not provide the key.',
};

/** Whole answers no wire format has a say in: status, headers, body. */
const STRAY_ANSWERS = {
  307: [307, { location: '/v1/elsewhere' }, ''],
  html: [
    200,
    { 'content-type': 'text/html; charset=utf-8' },
    '<!doctype html><title>Log in</title><h1>Welcome to the hotel network</h1><p>Please log in.</p>',
  ],
};

/** Models that never answer, beside `key`, which answers whoever has the key. */
export const FAULTY_MODELS = ['key', ...Object.keys(STRAY_ANSWERS), ...Object.keys(REFUSALS)];

/**
 * @param {string} model
 * @param {string | undefined} key What the client gave as its key.
 * @returns {Refusal | undefined}
 */
export function findRefusal(model, key) {
  if (model === 'key') return key === TEST_KEY ? undefined : KEY_REFUSAL;
  return Object.hasOwn(REFUSALS, model) ? { status: Number(model), ...REFUSALS[model] } : undefined;
}

/** A whole answer in place of the model's: a redirect, a web page; undefined for most models. */
export function findStrayAnswer(model) {
  return Object.hasOwn(STRAY_ANSWERS, model) ? STRAY_ANSWERS[model] : undefined;
}
