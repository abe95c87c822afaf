/**
 * The Responses API of OpenAI, also spoken by OpenRouter, Azure, LM Studio and Ollama.
 *
 * @see https://platform.openai.com/docs/api-reference/responses-streaming
 */
import { toBearerHeaders } from '../request/bearer-headers.ts';
import type { Format } from '../format.ts';
import { toHttpError } from '../error/http-error.ts';
import type { JsonObject } from '../decode/json.ts';
import { parseModelList } from '../decode/model-list.ts';
import { toDataUrl } from '../request/openai-messages.ts';
import { createOpenAiResponsesDecoder } from './openai-responses-decoder.ts';
import { STREAM_HEADERS, toPostRequest } from '../request/post-request.ts';
import { toRootedUrl } from '../request/rooted-url.ts';
import { splitSystem, type TurnMessage } from '../request/split-system.ts';

const PATH_TAIL = /(\/v1)?(\/responses)?$/;

/** The {@link Format} `openai-responses`. Nothing is stored at the server unless an option says so. */
export const openAiResponses: Format = {
  id: 'openai-responses',
  takesImages: true,

  toRequest({ messages }, endpoint) {
    const { system, turns } = splitSystem(messages);
    const body = {
      model: endpoint.model,
      stream: true,
      store: false,
      ...(system === '' ? {} : { instructions: system }),
      input: turns.map(toInput),
    };
    const url = toRootedUrl(endpoint.baseUrl, PATH_TAIL, '/v1/responses');
    return toPostRequest(url, toBearerHeaders(endpoint, STREAM_HEADERS), body, endpoint.options);
  },

  createDecoder: createOpenAiResponsesDecoder,

  toError: toHttpError,

  toModelsRequest(endpoint) {
    return {
      url: toRootedUrl(endpoint.baseUrl, PATH_TAIL, '/v1/models'),
      method: 'GET',
      headers: toBearerHeaders(endpoint, { accept: 'application/json' }),
    };
  },

  parseModels: (body) => parseModelList(body),
};

function toInput({ role, content, images = [] }: TurnMessage): JsonObject {
  const pictures = images.map((image) => ({ type: 'input_image', image_url: toDataUrl(image) }));
  const type = role === 'user' ? 'input_text' : 'output_text';
  return { role, content: [...pictures, { type, text: content }] };
}
