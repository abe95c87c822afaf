/**
 * The conversations of Baidu's search page, in both generations. The interface is private: it is
 * called with the user's own session and with nothing else, and its terms may forbid even that.
 */
import { toBaiduBody } from './baidu-body.ts';
import { createBaiduDecoder } from './baidu-decoder.ts';
import { findBaiduError } from './baidu-error.ts';
import { resolveBaiduGeneration, toBaiduHeaders, toBaiduOptions } from './baidu-request.ts';
import { toBearerHeaders } from '../request/bearer-headers.ts';
import { toCodedHttpError } from '../error/coded-error.ts';
import type { Format } from '../format.ts';
import { parseJson } from '../decode/json.ts';
import { STREAM_HEADERS, toPostRequest } from '../request/post-request.ts';
import { toRootedUrl } from '../request/rooted-url.ts';

const PATH = '/aichat/api/conversation';

/** Users copy the whole address, too. */
const PATH_TAIL = new RegExp(`${PATH}$`);

/**
 * The {@link Format} `baidu`. The options `sessionId`, `aisearchId`, `pvId` and `chat_token` are the
 * session's own values and go where they belong; `generation` (1 or 2) chooses the shape where the
 * host does not tell. Cookies go along only when the user has allowed it. There is no list of models.
 */
export const baidu: Format = {
  id: 'baidu',
  takesImages: false,

  toRequest({ messages }, endpoint) {
    const url = toRootedUrl(endpoint.baseUrl, PATH_TAIL, PATH);
    const generation = resolveBaiduGeneration(endpoint);
    const headers = { ...STREAM_HEADERS, ...toBaiduHeaders(generation, messages, endpoint) };
    const request = toPostRequest(
      url,
      toBearerHeaders(endpoint, headers),
      toBaiduBody(generation, messages, endpoint),
      toBaiduOptions(endpoint.options),
    );
    return { ...request, withCookies: endpoint.withCookies === true };
  },

  createDecoder: createBaiduDecoder,

  toError: (status, headers, body) =>
    toCodedHttpError(findBaiduError(parseJson(body)), status, headers, body),

  toModelsRequest: () => null,
  parseModels: () => [],
};
