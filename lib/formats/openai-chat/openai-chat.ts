/**
 * Chat completions of OpenAI and of everything that calls itself compatible with them.
 *
 * @see https://platform.openai.com/docs/api-reference/chat-streaming
 */
import { toBearerHeaders } from '../request/bearer-headers.ts';
import type { Format } from '../format.ts';
import { toHttpError } from '../error/http-error.ts';
import { parseModelList } from '../decode/model-list.ts';
import { createOpenAiChatDecoder } from './openai-chat-decoder.ts';
import { toOpenAiMessages } from '../request/openai-messages.ts';
import { STREAM_HEADERS, toPostRequest } from '../request/post-request.ts';
import { toRootedUrl } from '../request/rooted-url.ts';
import { withThinkTags } from '../decode/think-tags.ts';

/** Users copy the whole address, too. */
const PATH_TAIL = /\/chat\/completions$/;

/** The {@link Format} `openai-chat`. The option `{"stream_options": null}` takes that field out. */
export const openAiChat: Format = {
  id: 'openai-chat',
  takesImages: true,

  toRequest({ messages }, endpoint) {
    const body = {
      model: endpoint.model,
      stream: true,
      stream_options: { include_usage: true },
      messages: toOpenAiMessages(messages),
    };
    const url = toRootedUrl(endpoint.baseUrl, PATH_TAIL, '/chat/completions');
    return toPostRequest(url, toBearerHeaders(endpoint, STREAM_HEADERS), body, endpoint.options);
  },

  createDecoder: () => withThinkTags(createOpenAiChatDecoder()),

  toError: toHttpError,

  toModelsRequest(endpoint) {
    return {
      url: toRootedUrl(endpoint.baseUrl, PATH_TAIL, '/models'),
      method: 'GET',
      headers: toBearerHeaders(endpoint, { accept: 'application/json' }),
    };
  },

  parseModels: (body) => parseModelList(body),
};
