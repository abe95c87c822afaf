import type { RecordedConnection } from '../../../lib/connect/connection-from-curl.ts';

/** A command as somebody would paste it, and the connection it describes. */
export interface RecordedCommand {
  title: string;
  command: string;
  /** What is to be found in the connection. */
  expected: Partial<RecordedConnection>;
  /** What is to be found in its custom endpoint. */
  custom?: Partial<NonNullable<RecordedConnection['custom']>>;
}

const raw = String.raw;

/** From the documentation of services whose format Gloss speaks. */
export const DOCUMENTED: readonly RecordedCommand[] = [
  {
    title: 'OpenAI, with the key as a variable',
    command: raw`curl https://api.openai.com/v1/chat/completions \
  -H "Content-Type: application/json" \
  -H "Authorization: Bearer $OPENAI_API_KEY" \
  -d '{
    "model": "gpt-4o-mini",
    "messages": [{"role": "user", "content": "Say this is a test!"}],
    "temperature": 0.7
  }'`,
    expected: {
      name: 'OpenAI',
      format: 'openai-chat',
      baseUrl: 'https://api.openai.com/v1',
      model: 'gpt-4o-mini',
      apiKey: '',
      headers: {},
      options: { temperature: 0.7 },
    },
  },
  {
    title: 'OpenAI Responses',
    command: raw`curl -s "https://api.openai.com/v1/responses" -H 'authorization: Bearer sk-proj-a1B2c3D4e5F6g7H8' \
  --json '{"model":"gpt-5","input":"Tell me a story","stream":true,"reasoning":{"effort":"low"}}'`,
    expected: {
      format: 'openai-responses',
      baseUrl: 'https://api.openai.com/v1',
      model: 'gpt-5',
      apiKey: 'sk-proj-a1B2c3D4e5F6g7H8',
      options: { reasoning: { effort: 'low' } },
    },
  },
  {
    title: 'Anthropic',
    command: raw`curl https://api.anthropic.com/v1/messages \
     --header "x-api-key: $ANTHROPIC_API_KEY" \
     --header "anthropic-version: 2023-06-01" \
     --header "anthropic-beta: output-128k-2025-02-19" \
     --header "content-type: application/json" \
     --data \
'{
    "model": "claude-sonnet-4-5",
    "max_tokens": 1024,
    "messages": [{"role": "user", "content": "Hello, world"}]
}'`,
    expected: {
      format: 'anthropic',
      baseUrl: 'https://api.anthropic.com/v1',
      model: 'claude-sonnet-4-5',
      headers: { 'anthropic-beta': 'output-128k-2025-02-19' },
      options: { max_tokens: 1024 },
    },
  },
  {
    title: 'Gemini, with the key in the URL',
    command: raw`curl "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse&key=AIzaSyA1234567890" \
  -H 'Content-Type: application/json' -X POST \
  -d '{"contents":[{"parts":[{"text":"Explain how AI works"}]}],"generationConfig":{"temperature":1}}'`,
    expected: {
      format: 'gemini',
      baseUrl: 'https://generativelanguage.googleapis.com/v1beta',
      model: 'gemini-2.5-flash',
      apiKey: 'AIzaSyA1234567890',
      headers: {},
      options: { generationConfig: { temperature: 1 } },
    },
  },
  {
    title: 'Gemini, with the key in a header',
    command: raw`curl "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-pro:generateContent" \
  -H "x-goog-api-key: $GEMINI_API_KEY" -H 'Content-Type: application/json' -X POST -d '{
    "contents": [ { "parts": [ { "text": "How does AI work?" } ] } ] }'`,
    expected: { format: 'gemini', model: 'gemini-2.5-pro', apiKey: '', headers: {} },
  },
  {
    title: 'Azure OpenAI, which wants its key in a header of its own',
    command: raw`curl "https://contoso.openai.azure.com/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21" \
  -H "api-key: 0123456789abcdef0123456789abcdef" -H "Content-Type: application/json" \
  -d '{"messages":[{"role":"user","content":"Hi"}],"max_tokens":100}'`,
    expected: {
      format: 'openai-chat',
      baseUrl: 'https://contoso.openai.azure.com/openai/deployments/gpt-4o?api-version=2024-10-21',
      apiKey: '0123456789abcdef0123456789abcdef',
      headers: { authorization: '', 'api-key': '{{key}}' },
      options: { max_tokens: 100 },
    },
  },
  {
    title: 'Ollama, with no header at all',
    command: raw`curl http://localhost:11434/api/chat -d '{
  "model": "llama3.2",
  "messages": [ { "role": "user", "content": "why is the sky blue?" } ],
  "options": { "num_ctx": 8192 }
}'`,
    expected: {
      format: 'ollama',
      baseUrl: 'http://localhost:11434',
      model: 'llama3.2',
      options: { options: { num_ctx: 8192 } },
    },
  },
  {
    title: 'OpenRouter, with headers that say whose application it is',
    command: raw`curl https://openrouter.ai/api/v1/chat/completions \
  -H "Content-Type: application/json" \
  -H "Authorization: Bearer $OPENROUTER_API_KEY" \
  -H "HTTP-Referer: <YOUR_SITE_URL>" \
  -H "X-Title: Gloss" \
  -d '{"model":"openai/gpt-4o","messages":[{"role":"user","content":"What is the meaning of life?"}]}'`,
    expected: {
      format: 'openai-chat',
      baseUrl: 'https://openrouter.ai/api/v1',
      model: 'openai/gpt-4o',
      headers: { 'x-title': 'Gloss' },
    },
  },
  {
    title: 'DeepSeek, whose base has no version',
    command: raw`curl https://api.deepseek.com/chat/completions -H "Content-Type: application/json" -H "Authorization: Bearer <DeepSeek API Key>" -d '{"model": "deepseek-chat", "messages": [{"role": "system", "content": "You are a helpful assistant."}, {"role": "user", "content": "Hello!"}], "stream": false}'`,
    expected: {
      format: 'openai-chat',
      baseUrl: 'https://api.deepseek.com',
      model: 'deepseek-chat',
      apiKey: '',
      options: {},
    },
  },
  {
    title: 'Cohere',
    command: raw`curl --request POST \
  --url https://api.cohere.com/v2/chat \
  --header 'accept: application/json' \
  --header 'content-type: application/json' \
  --header "Authorization: bearer $CO_API_KEY" \
  --data '{"model":"command-a-03-2025","messages":[{"role":"user","content":"Hello world!"}]}'`,
    expected: {
      format: 'cohere',
      baseUrl: 'https://api.cohere.com/v2',
      model: 'command-a-03-2025',
    },
  },
  {
    title: 'DashScope',
    command: raw`curl -X POST https://dashscope.aliyuncs.com/api/v1/services/aigc/text-generation/generation \
-H "Authorization: Bearer $DASHSCOPE_API_KEY" -H "Content-Type: application/json" -H "X-DashScope-SSE: enable" \
-d '{"model":"qwen-plus","input":{"messages":[{"role":"user","content":"你是谁？"}]},"parameters":{"top_p":0.8}}'`,
    expected: {
      format: 'dashscope',
      baseUrl: 'https://dashscope.aliyuncs.com/api/v1',
      model: 'qwen-plus',
      headers: {},
      options: { parameters: { top_p: 0.8 } },
    },
  },
  {
    title: 'Mistral, which takes no stream_options',
    command: raw`curl --location "https://api.mistral.ai/v1/chat/completions" --header "Authorization: Bearer $MISTRAL_API_KEY" --data '{"model":"mistral-large-latest","messages":[{"role":"user","content":"Best French cheese?"}],"tools":[{"type":"function"}],"tool_choice":"any"}'`,
    expected: {
      name: 'Mistral AI',
      format: 'openai-chat',
      baseUrl: 'https://api.mistral.ai/v1',
      model: 'mistral-large-latest',
      options: { stream_options: null },
    },
  },
  {
    title: 'text-generation-inference',
    command: raw`curl -N 127.0.0.1:8080/generate_stream -X POST \
    -d '{"inputs":"What is Deep Learning?","parameters":{"max_new_tokens":20}}' \
    -H 'Content-Type: application/json'`,
    expected: {
      format: 'tgi',
      baseUrl: 'http://127.0.0.1:8080',
      options: { parameters: { max_new_tokens: 20 } },
    },
  },
];

/** As developer tools copy them from pages, with all that a browser adds. */
export const COPIED: readonly RecordedCommand[] = [
  {
    title: 'Sider today, from Chrome on Linux',
    command: raw`curl 'https://sider.ai/api/chat/v1/completions' \
  -H 'accept: */*' \
  -H 'accept-language: en-US,en;q=0.9' \
  -H 'authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJ1aWQiOjF9.c2lnbmF0dXJl' \
  -H 'content-type: application/json' \
  -b 'token=Bearer%20eyJhbGciOiJIUzI1NiJ9; lang=en' \
  -H 'origin: https://sider.ai' \
  -H 'priority: u=1, i' \
  -H 'referer: https://sider.ai/chat' \
  -H 'sec-ch-ua: "Chromium";v="140", "Not=A?Brand";v="24"' \
  -H 'sec-fetch-mode: cors' \
  -H 'user-agent: Mozilla/5.0 (X11; Linux x86_64)' \
  -H 'x-app-name: ChitChat_Web' \
  -H 'x-app-version: 1.0.0' \
  -H 'x-trace-id: 6a7b8c9d-0000-4000-8000-000000000000' \
  --data-raw $'{"stream":true,"cid":"","model":"sider","from":"chat","multi_content":[{"type":"text","text":"what\'s new\u0021","user_input_text":"what\'s new\u0021"}],"extra_info":{"origin_url":"https://example.com/private"},"output_language":"en"}'`,
    expected: {
      format: 'sider',
      baseUrl: 'https://sider.ai/api/chat/v1/completions',
      model: 'sider',
      apiKey: 'eyJhbGciOiJIUzI1NiJ9.eyJ1aWQiOjF9.c2lnbmF0dXJl',
      headers: { 'x-app-name': 'ChitChat_Web', 'x-app-version': '1.0.0' },
      options: { from: 'chat', output_language: 'en' },
      wantsCookies: true,
    },
  },
  {
    title: 'Sider of old, from Chrome on Windows',
    command: raw`curl ^"https://sider.ai/api/v1/completion/text^" ^
  -H ^"Authorization: Bearer a1b2c3d4e5f6^" ^
  -H ^"Content-Type: application/json^" ^
  --data-raw ^"^{^\^"prompt^\^":^\^"say ^\\^\^"100^%^\\^\^"^\^",^\^"stream^\^":true,^\^"app_name^\^":^\^"ChitChat_Edge_Ext^\^",^\^"cid^\^":^\^"^\^",^\^"model^\^":^\^"gpt3.5^\^"^}^"`,
    expected: {
      format: 'sider',
      baseUrl: 'https://sider.ai/api/v1/completion/text',
      model: 'gpt3.5',
      apiKey: 'a1b2c3d4e5f6',
      options: { app_name: 'ChitChat_Edge_Ext' },
      wantsCookies: false,
    },
  },
  {
    title: 'Baidu, whose only key is a cookie',
    command: raw`curl 'https://chat-ws.baidu.com/aichat/api/conversation' -X POST -H 'User-Agent: Mozilla/5.0' -H 'Accept: text/event-stream' -H 'Content-Type: application/json' -H 'Origin: https://www.baidu.com' -H 'DNT: 1' -H 'Cookie: BAIDUID=0123456789ABCDEF:FG=1; BDUSS=verysecret' -H 'Sec-GPC: 1' --data-raw '{"message":{"inputMethod":"keyboard","isRebuild":false,"content":{"query":"今天天气怎么样","qtype":0}},"sessionId":"0d9c2f0e-0000-4000-8000-000000000000"}'`,
    expected: {
      format: 'baidu',
      baseUrl: 'https://chat-ws.baidu.com/aichat/api/conversation',
      apiKey: '',
      headers: {},
      options: {},
      wantsCookies: true,
    },
  },
  {
    title: 'a page nobody has heard of, from Firefox on Windows',
    command: raw`curl "https://chat.example.com/backend/ask?lang=en" --compressed -X POST -H "Accept: text/event-stream" -H "Accept-Language: en-US" -H "X-Client: web" --data-raw "{""conversation"":null,""question"":""What is a gloss?"",""engine"":""turbo""}"`,
    expected: {
      name: 'chat.example.com',
      format: 'custom',
      baseUrl: 'https://chat.example.com',
      headers: { 'x-client': 'web' },
      hasPrompt: true,
    },
    custom: {
      method: 'POST',
      url: 'https://chat.example.com/backend/ask?lang=en',
      body: '{\n  "conversation": null,\n  "question": "{{prompt}}",\n  "engine": "turbo"\n}',
    },
  },
  {
    title: 'a page that says the question twice and deep down',
    command: raw`curl 'https://chat.example.com/aichat' -H 'content-type: application/json' --data-raw '{"content":{"query":"","agent":"search"},"query":[{"type":"TEXT","data":{"text":{"query":"How tall is it?","extData":"{}"}}}],"shown":"How tall is it?","id":"7f3a"}'`,
    expected: { format: 'custom', hasPrompt: true },
    custom: {
      body: JSON.stringify(
        {
          content: { query: '', agent: 'search' },
          query: [{ type: 'TEXT', data: { text: { query: '{{prompt}}', extData: '{}' } } }],
          shown: '{{prompt}}',
          id: '7f3a',
        },
        null,
        2,
      ),
    },
  },
  {
    title: 'an event stream that is fetched, not posted',
    command: raw`curl 'https://chat.example.com/stream?session=9&q=what+is+rust&token=s3cr3t-t0ken' -H 'accept: text/event-stream' -N`,
    expected: { format: 'custom', apiKey: 's3cr3t-t0ken', hasPrompt: true },
    custom: {
      method: 'GET',
      url: 'https://chat.example.com/stream?session=9&q={{prompt}}&token={{key}}',
      body: '',
    },
  },
];

/** Servers of one's own. */
export const HOMEMADE: readonly RecordedCommand[] = [
  {
    title: 'ChatGLM behind FastAPI',
    command: raw`curl -X POST "http://localhost:7869/data" -H "Content-Type: application/json" -d "{\"query\": \"hello\", \"history\": [], \"data\": []}"`,
    expected: { format: 'chatglm', baseUrl: 'http://localhost:7869/data', options: {} },
  },
  {
    title: 'an imitation of Sider behind FastAPI, from the Swagger page',
    command: raw`curl -X 'POST' \
  'http://127.0.0.1:8000/data' \
  -H 'accept: application/json' \
  -H 'Content-Type: application/json' \
  -d '{
  "prompt": "string",
  "stream": true,
  "app_name": "string",
  "app_version": "2.4.0",
  "tz_name": "UTC",
  "cid": "",
  "model": "gpt3.5"
}'`,
    expected: { format: 'sider', baseUrl: 'http://127.0.0.1:8000/data', model: 'gpt3.5' },
  },
  {
    title: 'a history in pairs',
    command: raw`curl localhost:8000/chat -H 'Content-Type: application/json' -d '{"prompt":"你好","history":[["hi","hello"]],"model_name":"chatglm3-6b"}'`,
    expected: { format: 'custom', baseUrl: 'http://localhost:8000', model: 'chatglm3-6b' },
    custom: {
      body: '{\n  "prompt": "{{prompt}}",\n  "history": {{history}},\n  "model_name": "{{model}}"\n}',
    },
  },
  {
    title: 'messages at an address of its own, from PowerShell, with a password',
    command: raw`curl.exe -X POST https://example.com/api/talk ${'`'}
  -u "me:pass" ${'`'}
  -H "Content-Type: application/json" ${'`'}
  -d '{\"model\": \"m1\", \"messages\": [{\"role\": \"user\", \"content\": \"it''s me\"}]}'`,
    expected: {
      format: 'custom',
      model: 'm1',
      apiKey: 'Basic bWU6cGFzcw==',
      headers: { authorization: '{{key}}' },
    },
    custom: { body: '{\n  "model": "{{model}}",\n  "messages": {{messages}}\n}' },
  },
  {
    title: 'a question in the URL alone, put there by -G',
    command: raw`curl -sG http://127.0.0.1:5000/generate --data-urlencode "prompt=tell me a story" -d max=5 # try it`,
    expected: { format: 'custom', hasPrompt: true },
    custom: { method: 'GET', url: 'http://127.0.0.1:5000/generate?prompt={{prompt}}&max=5' },
  },
  {
    title: 'a question in the path',
    command: raw`curl 'https://text.example.com/why%20is%20the%20sky%20blue'`,
    expected: { format: 'custom', hasPrompt: true },
    custom: { url: 'https://text.example.com/{{prompt}}' },
  },
  {
    title: 'a key in a header of its own',
    command: raw`curl https://example.com/v1/workflows/run -H 'X-API-Key: app-1234567890' -H 'X-Workspace: 7' --data-binary '{"inputs":{"sys_query":"Translate this, please"},"response_mode":"streaming","user":"abc-123"}'`,
    expected: {
      format: 'custom',
      apiKey: 'app-1234567890',
      headers: { authorization: '', 'x-api-key': '{{key}}', 'x-workspace': '7' },
    },
    custom: {
      body: '{\n  "inputs": {\n    "sys_query": "{{prompt}}"\n  },\n  "response_mode": "streaming",\n  "user": "abc-123"\n}',
    },
  },
  {
    title: 'a format of OpenAI that is none, for its key stands in the URL',
    command: raw`curl 'https://aip.example.com/rpc/wenxinworkshop/chat/completions?access_token=24.abc123' -d '{"messages":[{"role":"user","content":"hi"}],"stream":true}'`,
    expected: { format: 'custom', apiKey: '24.abc123' },
    custom: {
      url: 'https://aip.example.com/rpc/wenxinworkshop/chat/completions?access_token={{key}}',
      body: '{\n  "messages": {{messages}},\n  "stream": true\n}',
    },
  },
  {
    title: 'nothing that anybody said',
    command: raw`curl https://example.com/start -d '{"id":"7c1f","count":3}'`,
    expected: { format: 'custom', hasPrompt: false },
    custom: { body: '{\n  "id": "7c1f",\n  "count": 3\n}' },
  },
  {
    title: 'a key in the body, which is no format of OpenAI then',
    command: raw`curl https://example.com/v1/chat/completions --json '{"api_key":"ak-secret-1","model":"m1","messages":[{"role":"user","content":"hi"}]}'`,
    expected: { format: 'custom', apiKey: 'ak-secret-1', headers: { authorization: '' } },
    custom: {
      body: '{\n  "api_key": "{{key}}",\n  "model": "{{model}}",\n  "messages": {{messages}}\n}',
    },
  },
  {
    title: 'a token deep in the body, told by what it looks like',
    command: raw`curl https://example.com/ask --json '{"auth":{"token":"a1b2c3d4e5f6a7b8c9"},"query":"What is a kea?","style":{"key":"short"}}'`,
    expected: { format: 'custom', apiKey: 'a1b2c3d4e5f6a7b8c9' },
    custom: {
      body: '{\n  "auth": {\n    "token": "{{key}}"\n  },\n  "query": "{{prompt}}",\n  "style": {\n    "key": "short"\n  }\n}',
    },
  },
  {
    title: 'another secret in the body than the key in the header',
    command: raw`curl https://example.com/ask -H 'authorization: Bearer tok-1234567' --json '{"secret_key":"verysecret","access_token":"tok-1234567","query":"What is a kea?"}'`,
    expected: { format: 'custom', apiKey: 'tok-1234567', headers: {} },
    custom: {
      body: '{\n  "secret_key": "",\n  "access_token": "{{key}}",\n  "query": "{{prompt}}"\n}',
    },
  },
  {
    title: 'a form',
    command: raw`curl https://example.com/ask --data-urlencode 'question=What is a kea & why?' -d stream=1 -d model=m1 -d api_key=ak-secret-1`,
    expected: {
      format: 'custom',
      model: 'm1',
      apiKey: 'ak-secret-1',
      headers: { authorization: '' },
      hasPrompt: true,
    },
    custom: { body: 'question={{prompt}}&stream=1&model={{model}}&api_key={{key}}' },
  },
];
