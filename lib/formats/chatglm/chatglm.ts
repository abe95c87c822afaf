/**
 * A small server around ChatGLM, as many have written it: `query` and `history` go in, JSON values
 * with nothing between them come out, each with the whole answer so far in `body.content`.
 */
import { toBearerHeaders } from '../request/bearer-headers.ts';
import { createChatglmDecoder } from './chatglm-decoder.ts';
import { toEndpointUrl } from '../request/endpoint-request.ts';
import type { Format } from '../format.ts';
import { toHttpError } from '../error/http-error.ts';
import { STREAM_HEADERS, toPostRequest } from '../request/post-request.ts';
import { toQuestionPairs } from '../request/question-pairs.ts';
import { splitSystem } from '../request/split-system.ts';

/**
 * The {@link Format} `chatglm`. The base URL is the whole address; without a path it is `/data`.
 * What the system says goes before the question. There is no list of models.
 */
export const chatglm: Format = {
  id: 'chatglm',
  takesImages: false,

  toRequest({ messages }, endpoint) {
    const { system, turns } = splitSystem(messages);
    const { question, history } = toQuestionPairs(turns);
    const query = system === '' ? question : `${system}\n\n${question}`;
    const url = toEndpointUrl(endpoint.baseUrl, '');
    const request = toPostRequest(
      new URL(url).pathname === '/' ? toEndpointUrl(url, '/data') : url,
      toBearerHeaders(endpoint, STREAM_HEADERS),
      { query, history, data: [] },
      endpoint.options,
    );
    // It calls them an event stream, and there are no events in it.
    return { ...request, framing: 'json' };
  },

  createDecoder: createChatglmDecoder,
  toError: toHttpError,
  toModelsRequest: () => null,
  parseModels: () => [],
};
