/**
 * The own format of text-generation-inference by Hugging Face; the base URL is the server's. For
 * its `/v1/chat/completions` there is `openai-chat`.
 *
 * @see https://huggingface.github.io/text-generation-inference/
 */
import { GlossError } from '../../errors.ts';
import { toBearerHeaders } from '../request/bearer-headers.ts';
import { toCodedHttpError } from '../error/coded-error.ts';
import type { Format } from '../format.ts';
import { parseJson, toJsonObject, toText } from '../decode/json.ts';
import { mergeParameters } from '../request/merge-parameters.ts';
import { STREAM_HEADERS, toPostRequest } from '../request/post-request.ts';
import { toRootedUrl } from '../request/rooted-url.ts';
import { createTgiDecoder } from './tgi-decoder.ts';
import { findTgiError } from './tgi-error.ts';
import { withThinkTags } from '../decode/think-tags.ts';
import { toTranscript } from '../request/transcript.ts';

/** The server's own default is as low as 20, which cuts every answer. */
const PARAMETERS = { max_new_tokens: 1024, return_full_text: false };

/** Users copy the whole address, too. */
const PATH_TAIL = /\/generate(_stream)?$/;

/**
 * The {@link Format} `tgi`. Its model continues a text, so the conversation is sent as one, which
 * ends where the answer begins. The option `parameters` lies over its own, field by field. The
 * server has one model; the one of the endpoint is not sent.
 */
export const tgi: Format = {
  id: 'tgi',
  takesImages: false,

  toRequest({ messages }, endpoint) {
    const isBegun = messages.at(-1)?.role === 'assistant';
    return toPostRequest(
      toRootedUrl(endpoint.baseUrl, PATH_TAIL, '/generate_stream'),
      toBearerHeaders(endpoint, STREAM_HEADERS),
      { inputs: toTranscript(messages) + (isBegun ? '' : '\n\nAssistant:') },
      mergeParameters(PARAMETERS, endpoint.options),
    );
  },

  createDecoder: () => withThinkTags(createTgiDecoder()),

  toError: (status, headers, body) =>
    toCodedHttpError(findTgiError(parseJson(body)), status, headers, body),

  toModelsRequest(endpoint) {
    return {
      url: toRootedUrl(endpoint.baseUrl, PATH_TAIL, '/info'),
      method: 'GET',
      headers: toBearerHeaders(endpoint, { accept: 'application/json' }),
    };
  },

  parseModels(body) {
    const model = toText(toJsonObject(parseJson(body))['model_id']);
    if (model === '') throw new GlossError('bad-response', 'no model is named');
    return [model];
  },
};
