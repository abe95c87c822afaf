/**
 * Chat completions of OpenAI and of everything that calls itself compatible with them.
 *
 * @see https://platform.openai.com/docs/api-reference/chat-streaming
 */
import { GlossError } from '../errors.ts';
import { mergeHeaders, mergeOptions, toEndpointUrl } from './endpoint-request.ts';
import { findErrorMessage } from './error-message.ts';
import type { Endpoint, Format } from './format.ts';
import { toHttpError } from './http-error.ts';
import { parseJson, toJsonObject } from './json.ts';
import { createOpenAiChatDecoder } from './openai-chat-decoder.ts';

/** The {@link Format} `openai-chat`. The option `{"stream_options": null}` takes that field out. */
export const openAiChat: Format = {
  id: 'openai-chat',

  toRequest({ messages }, endpoint) {
    const body = {
      model: endpoint.model,
      stream: true,
      stream_options: { include_usage: true },
      messages: messages.map(({ role, content }) => ({ role, content })),
    };
    return {
      url: toEndpointUrl(endpoint.baseUrl, '/chat/completions'),
      method: 'POST',
      headers: toHeaders(endpoint, {
        'content-type': 'application/json',
        accept: 'text/event-stream',
      }),
      body: JSON.stringify(mergeOptions(body, endpoint.options)),
    };
  },

  createDecoder: createOpenAiChatDecoder,

  toError: toHttpError,

  toModelsRequest(endpoint) {
    return {
      url: toEndpointUrl(endpoint.baseUrl, '/models'),
      method: 'GET',
      headers: toHeaders(endpoint, { accept: 'application/json' }),
    };
  },

  parseModels(body) {
    const list = parseJson(body);
    const { data, models } = toJsonObject(list);
    const entries = [list, data, models].find(Array.isArray);
    if (!entries) {
      const detail = findErrorMessage(body);
      throw new GlossError('bad-response', 'no list of models', detail === '' ? {} : { detail });
    }
    return entries.map(readModelId).filter((id) => id !== '');
  },
};

function toHeaders({ apiKey, headers }: Endpoint, own: Record<string, string>) {
  return mergeHeaders({ ...own, authorization: apiKey === '' ? '' : `Bearer ${apiKey}` }, headers);
}

/** Servers that are not quite compatible list names, or objects with a name and no id. */
function readModelId(entry: unknown): string {
  const { id, name, model } = toJsonObject(entry);
  return [entry, id, model, name].find((value) => typeof value === 'string') ?? '';
}
