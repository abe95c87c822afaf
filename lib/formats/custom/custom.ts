/** Endpoints that only the user knows: see {@link CustomEndpoint}. */
import type { ChatRequest } from '../../chat/engine.ts';
import { GlossError } from '../../errors.ts';
import type { HttpRequest } from '../../stream/http-request.ts';
import { isBaseUrl } from '../base-url.ts';
import { toBearerHeaders } from '../request/bearer-headers.ts';
import { createCustomDecoder } from './custom-decoder.ts';
import type { CustomEndpoint } from '../custom-endpoint.ts';
import { isFormTemplate } from '../request/form-template.ts';
import {
  fillJsonTemplate,
  fillUrlTemplate,
  type TemplateValues,
} from '../request/fill-template.ts';
import type { Endpoint, Format } from '../format.ts';
import { toHttpError } from '../error/http-error.ts';
import { toQuestionPairs } from '../request/question-pairs.ts';

/**
 * The {@link Format} `custom`. The key, where there is one, goes along as a bearer token; headers
 * win over it. The body is the template's alone: options are not added to it. A URL that would
 * leave the origin of the base URL is refused (`invalid-url`), for the key belongs to that origin.
 */
export const custom: Format = {
  id: 'custom',
  takesImages: false,

  toRequest(request, endpoint) {
    const { method, url, body, framing } = requireCustom(endpoint);
    const values = toValues(request, endpoint);
    const hasBody = method === 'POST' && body.trim() !== '';
    const [type, fillBody] = isFormTemplate(body)
      ? (['application/x-www-form-urlencoded', fillUrlTemplate] as const)
      : (['application/json', fillJsonTemplate] as const);
    return {
      url: toUrl(fillUrlTemplate(url, values), endpoint.baseUrl),
      method,
      headers: toBearerHeaders(endpoint, {
        accept: 'text/event-stream, */*',
        'content-type': hasBody ? type : '',
      }),
      ...(hasBody ? { body: fillBody(body.trim(), values) } : {}),
      framing,
      ...(endpoint.withCookies === true ? { withCookies: true } : {}),
    } satisfies HttpRequest;
  },

  createDecoder: (endpoint) => createCustomDecoder(requireCustom(endpoint)),
  toError: toHttpError,
  toModelsRequest: () => null,
  parseModels: () => [],
};

function requireCustom({ custom: described }: Endpoint): CustomEndpoint {
  if (!described) throw new GlossError('bad-request', 'the custom endpoint is not described');
  return described;
}

function toValues({ messages }: ChatRequest, { model, apiKey }: Endpoint): TemplateValues {
  const { question, history } = toQuestionPairs(messages);
  return {
    prompt: question,
    messages: messages.map(({ role, content }) => ({ role, content })),
    history,
    model,
    key: apiKey,
  };
}

/** The URL as it is, for a slash at its end may matter to the server. */
function toUrl(text: string, baseUrl: string): string {
  if (!isBaseUrl(text)) throw new GlossError('invalid-url', 'not an http(s) URL');
  const url = new URL(text.trim());
  if (url.origin !== URL.parse(baseUrl)?.origin) {
    throw new GlossError('invalid-url', 'the URL is not at the origin of the connection');
  }
  return url.href;
}
