/**
 * The service Sider, in all generations of its interface that public clients show. It is private:
 * it is called with the user's own token and with nothing else, and its terms may forbid even that.
 */
import { toBearerHeaders } from '../request/bearer-headers.ts';
import { toCodedHttpError } from '../error/coded-error.ts';
import type { Format } from '../format.ts';
import { parseJson } from '../decode/json.ts';
import { STREAM_HEADERS, toPostRequest } from '../request/post-request.ts';
import { createSiderDecoder } from './sider-decoder.ts';
import { findSiderError } from './sider-error.ts';
import { toSiderBody, toSiderHeaders } from './sider-request.ts';
import { resolveSiderTarget } from './sider-version.ts';

/**
 * The {@link Format} `sider`. The base URL is the service's host or the whole address; the option
 * `version` (`v1 v2 v3 chat`) chooses a generation where the address does not, and is not sent. The
 * key is the user's token, with or without its "Bearer". There is no list of models.
 */
export const sider: Format = {
  id: 'sider',
  takesImages: false,

  toRequest({ messages }, endpoint) {
    const { version: told, ...options } = endpoint.options;
    const { url, version } = resolveSiderTarget(endpoint.baseUrl, told);
    const apiKey = endpoint.apiKey.replace(/^bearer\s+/i, '');
    const headers = { ...STREAM_HEADERS, ...toSiderHeaders(version) };
    return toPostRequest(
      url,
      toBearerHeaders({ ...endpoint, apiKey }, headers),
      toSiderBody(version, messages, endpoint.model),
      options,
    );
  },

  createDecoder: createSiderDecoder,

  toError: (status, headers, body) =>
    toCodedHttpError(findSiderError(parseJson(body)), status, headers, body),

  toModelsRequest: () => null,
  parseModels: () => [],
};
