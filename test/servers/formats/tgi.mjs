/** The text generation of Hugging Face's TGI: tokens, and with the last of them the whole text. */
import { countTokens, SSE_NOISE, SSE_TYPE, toTightEvent } from './wire-text.mjs';

const FINISH_REASONS = { stop: 'eos_token', length: 'length' };

function createWire() {
  let index = 0;
  const toToken = (text, special, rest) => {
    index += 1;
    const token = { id: 100 + index, text, logprob: -0.5, special };
    return toTightEvent({ index, token, generated_text: null, details: null, ...rest });
  };
  return {
    type: SSE_TYPE,
    noise: SSE_NOISE,
    begin: () => ':\n\n',
    text: (piece) => toToken(piece, false),
    finish(reason, whole) {
      const finish_reason = FINISH_REASONS[reason];
      const details = { finish_reason, generated_tokens: countTokens(whole), seed: null };
      return toToken('</s>', true, { generated_text: whole, details });
    },
    error: (message) => toTightEvent({ error: message, error_type: 'generation' }),
  };
}

/** @type {import('../speak.mjs').Dialect} */
export const TGI = {
  readAsked: ({ record: { body } }) => ({ prompt: String(body?.inputs ?? '') }),
  createWire,
  refuse: ({ code, message }) => ({ body: { error: message, error_type: code } }),
};
