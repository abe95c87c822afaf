/**
 * The Messages API of Anthropic and of the servers that offer it beside their own.
 *
 * @see https://docs.anthropic.com/en/api/messages
 */
import type { ChatImage } from '../../chat/attachment.ts';
import { createAnthropicDecoder } from './anthropic-decoder.ts';
import { toCodedHttpError } from '../error/coded-error.ts';
import { mergeHeaders } from '../request/endpoint-request.ts';
import type { Endpoint, Format } from '../format.ts';
import { parseJson, toJsonObject, type JsonObject } from '../decode/json.ts';
import { parseModelList } from '../decode/model-list.ts';
import { STREAM_HEADERS, toPostRequest } from '../request/post-request.ts';
import { toRootedUrl } from '../request/rooted-url.ts';
import { splitSystem, type TurnMessage } from '../request/split-system.ts';

const PATH_TAIL = /(\/v1)?(\/messages)?$/;

/** The server wants a limit; this one lets every model answer at length. */
const MAX_ANSWER_TOKENS = 4096;

/**
 * Claude 5 thinks unasked, and its thoughts count: with less, an answer may end before it begins.
 * Every Claude from 4 on takes as much.
 *
 * @see https://platform.claude.com/docs/en/models/sonnet-5-5/migration-guide
 */
const MAX_CLAUDE_TOKENS = 32_000;
const CLAUDE = /claude-[a-z]+-[4-9]/;

/** The {@link Format} `anthropic`. The option `max_tokens` is 4096, Claude's 32,000, unless given. */
export const anthropic: Format = {
  id: 'anthropic',
  takesImages: true,

  toRequest({ messages }, endpoint) {
    const { system, turns } = splitSystem(messages);
    const body = {
      model: endpoint.model,
      max_tokens: CLAUDE.test(endpoint.model) ? MAX_CLAUDE_TOKENS : MAX_ANSWER_TOKENS,
      stream: true,
      ...(system === '' ? {} : { system }),
      messages: turns.map(toMessage),
    };
    const url = toRootedUrl(endpoint.baseUrl, PATH_TAIL, '/v1/messages');
    return toPostRequest(url, toHeaders(endpoint, STREAM_HEADERS), body, endpoint.options);
  },

  createDecoder: createAnthropicDecoder,

  toError(status, headers, body) {
    const { details } = toJsonObject(toJsonObject(parseJson(body))['error']);
    // The cap of the month is reached: sent with status 429, but waiting does not help.
    const isSpent = toJsonObject(details)['error_code'] === 'enforced_spend_limit_reached';
    return toCodedHttpError(isSpent ? { code: 'payment' } : undefined, status, headers, body);
  },

  toModelsRequest(endpoint) {
    const url = new URL(toRootedUrl(endpoint.baseUrl, PATH_TAIL, '/v1/models'));
    url.searchParams.set('limit', '1000');
    const headers = toHeaders(endpoint, { accept: 'application/json' });
    return { url: url.href, method: 'GET', headers };
  },

  parseModels: (body) => parseModelList(body),
};

/** An extension's POST carries an origin, and such requests are refused without the last of these. */
function toHeaders({ apiKey, headers }: Endpoint, own: Record<string, string>) {
  const headersOfFormat = {
    ...own,
    'x-api-key': apiKey,
    'anthropic-version': '2023-06-01',
    'anthropic-dangerous-direct-browser-access': 'true',
  };
  return mergeHeaders(headersOfFormat, headers);
}

function toMessage({ role, content, images = [] }: TurnMessage): JsonObject {
  if (images.length === 0) return { role, content };
  // An empty text is refused.
  const words = content === '' ? [] : [{ type: 'text', text: content }];
  return { role, content: [...images.map(toImageBlock), ...words] };
}

function toImageBlock({ mediaType, data }: ChatImage): JsonObject {
  return { type: 'image', source: { type: 'base64', media_type: mediaType, data } };
}
