/** A request in the format of one of the backend's endpoints. */
export interface SampleRequest {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  /** Absent for GET. */
  body?: unknown;
}

type Sample = Omit<SampleRequest, 'method' | 'headers'> & Partial<SampleRequest>;

const toMessages = (content: string) => [{ role: 'user', content }];

const toGemini = (prompt: string, path: string): Sample => ({
  path,
  body: { contents: [{ role: 'user', parts: [{ text: prompt }] }] },
});

const toSider = (path: string) => (model: string, prompt: string) => ({
  path,
  body: { model, prompt, stream: true },
});

const toSecondBaidu = (model: string, prompt: string) => ({
  searchInfo: { usedModel: { modelName: model } },
  query: [{ type: 'TEXT', data: { text: { query: prompt } } }],
});

/** The least each endpoint wants to be asked, by its id. */
const SAMPLES: Record<string, (model: string, prompt: string) => Sample> = {
  'openai-chat': (model, prompt) => ({
    path: '/v1/chat/completions',
    body: { model, stream: true, messages: toMessages(prompt) },
  }),
  'openai-responses': (model, prompt) => ({
    path: '/v1/responses',
    body: { model, stream: true, input: toMessages(prompt) },
  }),
  anthropic: (model, prompt) => ({
    path: '/v1/messages',
    headers: { 'anthropic-version': '2023-06-01' },
    body: { model, stream: true, max_tokens: 100, messages: toMessages(prompt) },
  }),
  gemini: (model, prompt) =>
    toGemini(prompt, `/v1beta/models/${model}:streamGenerateContent?alt=sse`),
  'gemini-array': (model, prompt) =>
    toGemini(prompt, `/v1beta/models/${model}:streamGenerateContent`),
  ollama: (model, prompt) => ({
    path: '/api/chat',
    body: { model, messages: toMessages(prompt) },
  }),
  cohere: (model, prompt) => ({
    path: '/v2/chat',
    body: { model, stream: true, messages: toMessages(prompt) },
  }),
  dashscope: (model, prompt) => ({
    path: '/api/v1/services/aigc/text-generation/generation',
    body: {
      model,
      input: { messages: toMessages(prompt) },
      parameters: { incremental_output: true },
    },
  }),
  tgi: (model, prompt) => ({ path: `/generate_stream?model=${model}`, body: { inputs: prompt } }),
  'sider-v1': toSider('/api/v1/completion/text'),
  'sider-v2': toSider('/api/v2/completion/text'),
  'sider-v3': toSider('/api/v3/completion/text'),
  'sider-chat': (model, prompt) => ({
    path: '/api/chat/v1/completions',
    body: { model, multi_content: [{ type: 'text', text: prompt }] },
  }),
  'baidu-1': (model, prompt) => ({
    path: `/aichat/api/conversation?guest=1&model=${model}`,
    body: { message: { content: { query: prompt } } },
  }),
  'baidu-2': (model, prompt) => ({
    path: '/aichat/api/conversation?guest=1',
    body: { message: toSecondBaidu(model, prompt) },
  }),
  'fastapi-text': (model, prompt) => ({ path: `/fastapi/data?model=${model}`, body: { prompt } }),
  'fastapi-sider': (model, prompt) => ({ path: '/fastapi/sider', body: { model, prompt } }),
  'event-source': (model, prompt) => ({
    method: 'GET',
    path: `/eventsource?q=${encodeURIComponent(prompt)}&model=${model}`,
  }),
  'fetch-event-source': (model, prompt) => ({
    path: '/fetch-event-source',
    body: { model, messages: toMessages(prompt) },
  }),
  'fetch-sse': (model, prompt) => ({ path: `/fetchsse?model=${model}`, body: { query: prompt } }),
  chatglm: (model, prompt) => ({ path: `/chatglm/data?model=${model}`, body: { query: prompt } }),
};

/** Every id {@link askEndpoint} knows; `gemini-array` is Gemini without `alt=sse`. */
export const SAMPLE_IDS = Object.keys(SAMPLES);

/** A question to `model` of the endpoint called `id`. */
function toSampleRequest(id: string, model: string, prompt = 'Hi.'): SampleRequest {
  const sample = SAMPLES[id]?.(model, prompt);
  if (!sample) throw new Error(`no endpoint is called ${id}`);
  return { method: 'POST', headers: {}, ...sample };
}

/** Sends a question to `model` of the endpoint called `id`, at a backend's `origin`. */
export function askEndpoint(
  origin: string,
  [id, model, prompt]: readonly [id: string, model: string, prompt?: string],
  init: RequestInit = {},
): Promise<Response> {
  const { path, method, headers, body } = toSampleRequest(id, model, prompt);
  return fetch(origin + path, {
    method,
    redirect: 'manual',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...init,
    headers: { ...headers, ...(init.headers as Record<string, string> | undefined) },
  });
}
