/**
 * Cohere's chat, version 2. (Its compatibility API is `openai-chat`.)
 *
 * @see https://docs.cohere.com/v2/reference/chat-stream
 */
import { toBearerHeaders } from '../request/bearer-headers.ts';
import { createCohereDecoder } from './cohere-decoder.ts';
import type { Format } from '../format.ts';
import { toHttpError } from '../error/http-error.ts';
import { parseModelList } from '../decode/model-list.ts';
import { toOpenAiMessages } from '../request/openai-messages.ts';
import { STREAM_HEADERS, toPostRequest } from '../request/post-request.ts';
import { toRootedUrl } from '../request/rooted-url.ts';

const PATH_TAIL = /(\/v[12])?(\/chat)?$/;

/** The {@link Format} `cohere`. */
export const cohere: Format = {
  id: 'cohere',
  takesImages: true,

  toRequest({ messages }, endpoint) {
    const body = { model: endpoint.model, stream: true, messages: toOpenAiMessages(messages) };
    const url = toRootedUrl(endpoint.baseUrl, PATH_TAIL, '/v2/chat');
    return toPostRequest(url, toBearerHeaders(endpoint, STREAM_HEADERS), body, endpoint.options);
  },

  createDecoder: createCohereDecoder,

  toError: toHttpError,

  toModelsRequest(endpoint) {
    const url = new URL(toRootedUrl(endpoint.baseUrl, PATH_TAIL, '/v1/models'));
    url.searchParams.set('endpoint', 'chat');
    const headers = toBearerHeaders(endpoint, { accept: 'application/json' });
    return { url: url.href, method: 'GET', headers };
  },

  parseModels: (body) => parseModelList(body),
};
