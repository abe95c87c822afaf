/**
 * Ollama's own chat API.
 *
 * @see https://github.com/ollama/ollama/blob/main/docs/api.md
 */
import type { ChatMessage } from '../../chat/engine.ts';
import { toBearerHeaders } from '../request/bearer-headers.ts';
import type { Format } from '../format.ts';
import { toHttpError } from '../error/http-error.ts';
import type { JsonObject } from '../decode/json.ts';
import { parseModelList } from '../decode/model-list.ts';
import { createOllamaDecoder } from './ollama-decoder.ts';
import { toPostRequest } from '../request/post-request.ts';
import { toRootedUrl } from '../request/rooted-url.ts';
import { withThinkTags } from '../decode/think-tags.ts';

/** Its other API is at `/v1`. */
const PATH_TAIL = /(\/api|\/v1)?(\/chat)?$/;

/** The {@link Format} `ollama`. An option `options` is taken as it is: `num_ctx`, `temperature`. */
export const ollama: Format = {
  id: 'ollama',
  takesImages: true,

  toRequest({ messages }, endpoint) {
    const body = { model: endpoint.model, stream: true, messages: messages.map(toMessage) };
    const url = toRootedUrl(endpoint.baseUrl, PATH_TAIL, '/api/chat');
    const headers = toBearerHeaders(endpoint, {
      'content-type': 'application/json',
      accept: 'application/x-ndjson',
    });
    return { ...toPostRequest(url, headers, body, endpoint.options), framing: 'ndjson' };
  },

  createDecoder: () => withThinkTags(createOllamaDecoder()),

  toError: toHttpError,

  toModelsRequest(endpoint) {
    return {
      url: toRootedUrl(endpoint.baseUrl, PATH_TAIL, '/api/tags'),
      method: 'GET',
      headers: toBearerHeaders(endpoint, { accept: 'application/json' }),
    };
  },

  parseModels: (body) => parseModelList(body),
};

function toMessage({ role, content, images = [] }: ChatMessage): JsonObject {
  const pictures = images.map(({ data }) => data);
  return { role, content, ...(pictures.length === 0 ? {} : { images: pictures }) };
}
