import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../lib/formats/registry.ts';
import type { FormatId } from '../../../lib/formats/format.ts';
import { PICTURE_REQUEST } from './picture-request.ts';
import { toEndpoint, toSentBody } from './sample-request.ts';

const PICTURE = 'data:image/png;base64,iVBORw0KGgo=';

/** What each format makes of the sample conversation, at the server of the model `demo`. */
const BODIES: Partial<Record<FormatId, object>> = {
  'openai-responses': {
    model: 'demo',
    stream: true,
    store: false,
    instructions: 'Be brief.',
    input: [
      { role: 'user', content: [{ type: 'input_text', text: 'Why is the sea salt?' }] },
      { role: 'assistant', content: [{ type: 'output_text', text: 'Rivers.' }] },
      {
        role: 'user',
        content: [
          { type: 'input_image', image_url: PICTURE },
          { type: 'input_text', text: 'And this?' },
        ],
      },
    ],
  },
  anthropic: {
    model: 'demo',
    max_tokens: 4096,
    stream: true,
    system: 'Be brief.',
    messages: [
      { role: 'user', content: 'Why is the sea salt?' },
      { role: 'assistant', content: 'Rivers.' },
      {
        role: 'user',
        content: [
          {
            type: 'image',
            source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0KGgo=' },
          },
          { type: 'text', text: 'And this?' },
        ],
      },
    ],
  },
  gemini: {
    systemInstruction: { parts: [{ text: 'Be brief.' }] },
    contents: [
      { role: 'user', parts: [{ text: 'Why is the sea salt?' }] },
      { role: 'model', parts: [{ text: 'Rivers.' }] },
      {
        role: 'user',
        parts: [
          { inlineData: { mimeType: 'image/png', data: 'iVBORw0KGgo=' } },
          { text: 'And this?' },
        ],
      },
    ],
  },
  ollama: {
    model: 'demo',
    stream: true,
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Why is the sea salt?' },
      { role: 'assistant', content: 'Rivers.' },
      { role: 'user', content: 'And this?', images: ['iVBORw0KGgo='] },
    ],
  },
  cohere: {
    model: 'demo',
    stream: true,
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Why is the sea salt?' },
      { role: 'assistant', content: 'Rivers.' },
      {
        role: 'user',
        content: [
          { type: 'image_url', image_url: { url: PICTURE } },
          { type: 'text', text: 'And this?' },
        ],
      },
    ],
  },
};

describe.each(Object.entries(BODIES))('a request of %s', (id, body) => {
  const format = FORMATS[id as FormatId];
  const { toRequest, takesImages } = format;

  it('holds the system, the history and the pictures', () => {
    expect(takesImages).toBe(true);
    expect(toSentBody(format, {}, PICTURE_REQUEST)).toEqual(body);
  });

  it("lets the user's options win; null takes a field out", () => {
    const options = { stream: null, extra: { deep: 1 } };
    const { stream: _, ...rest } = body as { stream?: boolean };
    expect(toSentBody(format, { options }, PICTURE_REQUEST)).toEqual({
      ...rest,
      extra: { deep: 1 },
    });
  });

  it('holds no word of a system that said none', () => {
    const messages = PICTURE_REQUEST.messages.slice(1);
    const request = toRequest({ ...PICTURE_REQUEST, messages }, toEndpoint());
    expect(request.body).not.toMatch(/system|instructions/);
  });

  it("lets the user's headers win", () => {
    const headers = { 'X-Api-Key': 'mine', Authorization: 'mine', 'x-goog-api-key': 'mine' };
    const request = toRequest(PICTURE_REQUEST, toEndpoint({ apiKey: 'key', headers }));
    expect(JSON.stringify(request)).not.toContain('"key"');
  });

  it('is refused for a base URL that is none', () => {
    expect(() => toRequest(PICTURE_REQUEST, toEndpoint({ baseUrl: 'file:///v1' }))).toThrow(
      expect.objectContaining({ code: 'invalid-url' }),
    );
  });
});

it.each([
  ['claude-sonnet-5-5', 32_000],
  ['claude-haiku-4-5-20251001', 32_000],
  ['claude-3-haiku-20240307', 4096],
  ['deepseek-flash', 4096],
])('a request of anthropic leaves %s %i tokens to think and to answer', (model, tokens) => {
  expect(toSentBody(FORMATS.anthropic, { model })).toMatchObject({ max_tokens: tokens });
});

const GEMINI = '/models/demo:streamGenerateContent?alt=sse';

describe('the address of a request', () => {
  it.each<[FormatId, string, string]>([
    ['openai-responses', 'https://h.test', 'https://h.test/v1/responses'],
    ['openai-responses', 'https://h.test/v1', 'https://h.test/v1/responses'],
    ['openai-responses', 'https://h.test/api/v1/', 'https://h.test/api/v1/responses'],
    ['openai-responses', 'https://h.test/v1/responses', 'https://h.test/v1/responses'],
    ['openai-responses', 'https://h.test/v1?a=1', 'https://h.test/v1/responses?a=1'],
    ['anthropic', 'https://h.test', 'https://h.test/v1/messages'],
    ['anthropic', 'https://h.test/v1', 'https://h.test/v1/messages'],
    ['anthropic', 'https://h.test/v1/messages', 'https://h.test/v1/messages'],
    ['anthropic', 'https://h.test/anthropic/', 'https://h.test/anthropic/v1/messages'],
    ['gemini', 'https://h.test', `https://h.test/v1beta${GEMINI}`],
    ['gemini', 'https://h.test/v1beta', `https://h.test/v1beta${GEMINI}`],
    ['gemini', 'https://h.test/v1', `https://h.test/v1${GEMINI}`],
    ['gemini', 'https://h.test/v1/p/x', `https://h.test/v1/p/x${GEMINI}`],
    ['ollama', 'http://127.0.0.1:11434', 'http://127.0.0.1:11434/api/chat'],
    ['ollama', 'http://127.0.0.1:11434/api/', 'http://127.0.0.1:11434/api/chat'],
    ['ollama', 'http://127.0.0.1:11434/api/chat', 'http://127.0.0.1:11434/api/chat'],
    ['ollama', 'http://127.0.0.1:11434/v1', 'http://127.0.0.1:11434/api/chat'],
    ['cohere', 'https://h.test', 'https://h.test/v2/chat'],
    ['cohere', 'https://h.test/v2', 'https://h.test/v2/chat'],
    ['cohere', 'https://h.test/v1', 'https://h.test/v2/chat'],
  ])('of %s at %s', (id, baseUrl, url) => {
    expect(FORMATS[id].toRequest(PICTURE_REQUEST, toEndpoint({ baseUrl })).url).toBe(url);
  });

  it.each(['models/demo', 'tunedModels/demo'])('of gemini takes the model %s as it is', (model) => {
    const { url } = FORMATS.gemini.toRequest(PICTURE_REQUEST, toEndpoint({ model }));
    expect(url).toBe(`http://127.0.0.1:4010/v1beta/${model}:streamGenerateContent?alt=sse`);
  });
});

const SSE = { 'content-type': 'application/json', accept: 'text/event-stream' };
const ANTHROPIC = {
  'anthropic-version': '2023-06-01',
  'anthropic-dangerous-direct-browser-access': 'true',
};

describe('the headers of a request', () => {
  it.each<[FormatId, object, object]>([
    ['openai-responses', SSE, { authorization: 'Bearer key' }],
    ['anthropic', { ...SSE, ...ANTHROPIC }, { 'x-api-key': 'key' }],
    ['gemini', SSE, { 'x-goog-api-key': 'key' }],
    ['ollama', { ...SSE, accept: 'application/x-ndjson' }, { authorization: 'Bearer key' }],
    ['cohere', SSE, { authorization: 'Bearer key' }],
  ])("of %s carry the key in the format's own header alone", (id, own, withKey) => {
    const toHeaders = (apiKey: string) =>
      FORMATS[id].toRequest(PICTURE_REQUEST, toEndpoint({ apiKey })).headers;
    expect(toHeaders('')).toEqual(own);
    expect(toHeaders('key')).toEqual({ ...own, ...withKey });
  });

  it('ask for lines where the answer is no event stream', () => {
    expect(FORMATS.ollama.toRequest(PICTURE_REQUEST, toEndpoint()).framing).toBe('ndjson');
  });
});

describe('the list of models', () => {
  it.each<[FormatId, string]>([
    ['openai-responses', 'http://127.0.0.1:4010/v1/models'],
    ['anthropic', 'http://127.0.0.1:4010/v1/models?limit=1000'],
    ['gemini', 'http://127.0.0.1:4010/v1beta/models?pageSize=1000'],
    ['ollama', 'http://127.0.0.1:4010/api/tags'],
    ['cohere', 'http://127.0.0.1:4010/v1/models?endpoint=chat'],
  ])('of %s is at %s, and wants the same key', (id, url) => {
    const endpoint = toEndpoint({ apiKey: 'key', headers: { 'x-title': 'Gloss' } });
    const { headers } = FORMATS[id].toRequest(PICTURE_REQUEST, endpoint);
    const { 'content-type': _, ...others } = headers;
    expect(FORMATS[id].toModelsRequest(endpoint)).toEqual({
      url,
      method: 'GET',
      headers: { ...others, accept: 'application/json' },
    });
  });

  it.each<[FormatId, object]>([
    ['openai-responses', { data: [{ id: 'b' }, { id: 'a' }] }],
    ['anthropic', { data: [{ id: 'b', display_name: 'B', type: 'model' }, { id: 'a' }] }],
    [
      'gemini',
      {
        models: [
          { name: 'models/b', supportedGenerationMethods: ['generateContent'] },
          { name: 'models/c', supportedGenerationMethods: ['embedContent'] },
          { name: 'models/a' },
        ],
      },
    ],
    ['ollama', { models: [{ name: 'b', model: 'b' }, { name: 'a' }] }],
    ['cohere', { models: [{ name: 'b', endpoints: ['chat'] }, { name: 'a' }] }],
  ])('of %s is read in its order', (id, list) => {
    expect(FORMATS[id].parseModels(JSON.stringify(list))).toEqual(['b', 'a']);
    expect(() => FORMATS[id].parseModels('{}')).toThrow(
      expect.objectContaining({ code: 'bad-response' }),
    );
  });
});
