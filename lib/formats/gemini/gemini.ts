/**
 * Google's Gemini API, and Vertex AI where its base URL is given with project and location.
 *
 * @see https://ai.google.dev/api/generate-content#method:-models.streamgeneratecontent
 */
import { mergeHeaders, toEndpointUrl } from '../request/endpoint-request.ts';
import type { Endpoint, Format } from '../format.ts';
import { createGeminiDecoder } from './gemini-decoder.ts';
import { toGeminiError } from './gemini-error.ts';
import { toJsonList, toJsonObject, type JsonObject } from '../decode/json.ts';
import { parseModelList } from '../decode/model-list.ts';
import { STREAM_HEADERS, toPostRequest } from '../request/post-request.ts';
import { splitSystem, type TurnMessage } from '../request/split-system.ts';

/** The {@link Format} `gemini`. An option `generationConfig` is taken as it is. */
export const gemini: Format = {
  id: 'gemini',
  takesImages: true,

  toRequest({ messages }, endpoint) {
    const { system, turns } = splitSystem(messages);
    const body = {
      ...(system === '' ? {} : { systemInstruction: { parts: [{ text: system }] } }),
      contents: turns.map(toContent),
    };
    const model = endpoint.model.includes('/') ? endpoint.model : `models/${endpoint.model}`;
    const url = toUrl(endpoint.baseUrl, `/${model}:streamGenerateContent`, { alt: 'sse' });
    return toPostRequest(url, toHeaders(endpoint, STREAM_HEADERS), body, endpoint.options);
  },

  createDecoder: createGeminiDecoder,

  toError: toGeminiError,

  toModelsRequest(endpoint) {
    return {
      url: toUrl(endpoint.baseUrl, '/models', { pageSize: '1000' }),
      method: 'GET',
      headers: toHeaders(endpoint, { accept: 'application/json' }),
    };
  },

  parseModels(body) {
    return parseModelList(body, canGenerate).map((name) => name.replace(/^models\//, ''));
  },
};

function toUrl(baseUrl: string, path: string, query: Record<string, string>): string {
  const hasVersion = /\/v\d\w*(\/|$)/.test(URL.parse(baseUrl.trim())?.pathname ?? '');
  const url = new URL(toEndpointUrl(baseUrl, hasVersion ? path : `/v1beta${path}`));
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

function toHeaders({ apiKey, headers }: Endpoint, own: Record<string, string>) {
  return mergeHeaders({ ...own, 'x-goog-api-key': apiKey }, headers);
}

function toContent({ role, content, images = [] }: TurnMessage): JsonObject {
  const pictures = images.map(({ mediaType, data }) => ({
    inlineData: { mimeType: mediaType, data },
  }));
  return { role: role === 'user' ? 'user' : 'model', parts: [...pictures, { text: content }] };
}

/** The list holds models for embeddings and pictures too. */
function canGenerate(model: unknown): boolean {
  const methods = toJsonObject(model)['supportedGenerationMethods'];
  return methods === undefined || toJsonList(methods).includes('generateContent');
}
