import { describe, expect, it } from 'vitest';
import { askEndpoint } from '../sample-requests.ts';
import { useBackend } from '../use-backend.ts';

const backend = useBackend();

async function read(id: string, model = 'echo'): Promise<{ type: string; body: string }> {
  const response = await askEndpoint(backend().url, [id, model, 'Hi.\nYou.']);
  return { type: response.headers.get('content-type') ?? '', body: await response.text() };
}

const countOf = (text: string, part: string) => text.split(part).length - 1;

describe('event streams with names', () => {
  it('OpenAI responses number every event and name each in its data too', async () => {
    const { body } = await read('openai-responses', 'thinking');
    const events = [...body.matchAll(/^event: (.+)\ndata: (.+)\n\n/gm)];
    const names = events.map(([, name]) => name);
    const payloads = events.map(([, , data]) => JSON.parse(data ?? '') as Record<string, unknown>);
    expect(payloads.map((payload) => payload['type'])).toEqual(names);
    expect(payloads.map((payload) => payload['sequence_number'])).toEqual([...names.keys()]);
    expect([...new Set(names)]).toEqual([
      'response.created',
      'response.in_progress',
      'response.output_item.added',
      'response.reasoning_summary_part.added',
      'response.reasoning_summary_text.delta',
      'response.output_item.done',
      'response.content_part.added',
      'response.output_text.delta',
      'response.output_text.done',
      'response.completed',
    ]);
    expect(body).not.toContain('[DONE]');
  });

  it('Anthropic pads its JSON, pings, and closes every block', async () => {
    const { type, body } = await read('anthropic', 'thinking');
    expect(type).toMatch('text/event-stream');
    expect(body).toMatch(/"type":"text_delta","text":"[^"]*"} +}\n/);
    expect(body).toContain('event: ping\ndata: {"type": "ping"}\n\n');
    expect(body).toContain('"delta":{"type":"thinking_delta","thinking":"The "}');
    expect(countOf(body, 'event: content_block_start')).toBe(2);
    expect(countOf(body, 'event: content_block_stop')).toBe(2);
    expect(body).toContain('"stop_reason":"end_turn"');
    expect(body.trimEnd()).toMatch(/event: message_stop\ndata: \{"type":"message_stop" *\}$/);
  });

  it('Cohere numbers what it says, and says why it ends with the tokens it took', async () => {
    const { body } = await read('cohere');
    expect(body).toContain(
      'event: content-delta\ndata: {"type":"content-delta","index":0,"delta":{"message":{"content":{"text":"Hi.\\n"}}}}\n\n',
    );
    expect(body).toMatch(/event: message-end\n.*"finish_reason":"COMPLETE","usage":/);
  });

  it('DashScope writes no spaces, a status in a comment, and "null" as long as it goes on', async () => {
    const { body } = await read('dashscope');
    expect(body).toMatch(/^id:1\nevent:result\n:HTTP_STATUS\/200\ndata:\{"output":/);
    expect(body).toContain('"content":"You.","reasoning_content":"","role":"assistant"');
    expect(countOf(body, '"finish_reason":"null"')).toBe(2);
    expect(countOf(body, '"finish_reason":"stop"')).toBe(1);
  });

  it('DashScope sends the whole so far unless it is asked for increments', async () => {
    const path = '/api/v1/services/aigc/text-generation/generation';
    const messages = [{ role: 'user', content: 'One two.' }];
    const response = await fetch(backend().url + path, {
      method: 'POST',
      body: JSON.stringify({ model: 'echo', input: { messages } }),
    });
    const contents = [...(await response.text()).matchAll(/"content":"([^"]*)"/g)];
    expect(contents.map(([, content]) => content)).toEqual(['One ', 'One two.', 'One two.']);
  });
});

describe('event streams with data alone', () => {
  it('Gemini ends lines with CRLF and has no mark for the end', async () => {
    const { body } = await read('gemini');
    expect(body.split('\r\n\r\n')).toHaveLength(4);
    expect(body).toContain('{"parts":[{"text":"You."}],"role":"model"}');
    expect(body).toContain('"finishReason":"STOP"');
    expect(body).not.toContain('[DONE]');
  });

  it('Gemini marks its thoughts', async () => {
    expect((await read('gemini', 'thinking')).body).toContain('{"text":"The ","thought":true}');
  });

  it('Gemini without alt=sse is one JSON array', async () => {
    const { type, body } = await read('gemini-array');
    expect(type).toBe('application/json; charset=UTF-8');
    const chunks = JSON.parse(body) as unknown[];
    expect(chunks).toHaveLength(3);
    expect(body).toMatch(/^\[\{\n[^]*\n}\n,\n{\n[^]*\n}\n]$/);
  });

  it('Gemini breaks off with JSON that has no data before it', async () => {
    const { body } = await read('gemini', 'error-frame');
    expect(body).toMatch(/\r\n\r\n\{\n {2}"error": \{\n {4}"code": 500/);
  });

  it('TGI keeps alive with an empty comment, and says all of it again with the last token', async () => {
    const { body } = await read('tgi');
    expect(body).toMatch(/^:\n\ndata:\{"index":1,"token":\{"id":101,"text":"Hi.\\n"/);
    expect(body).toContain('"text":"</s>","logprob":-0.5,"special":true');
    expect(body).toContain('"generated_text":"Hi.\\nYou.","details":{"finish_reason":"eos_token"');
  });

  it('chat completions put thoughts in a field of their own, or between tags cut in two', async () => {
    expect((await read('openai-chat', 'thinking')).body).toContain(
      '"delta":{"content":null,"reasoning_content":"reader "}',
    );
    const tagged = (await read('openai-chat', 'think-tags')).body;
    for (const piece of ['<thi', 'nk>', '</thi']) expect(tagged).toContain(`"content":"${piece}"`);
  });
});

describe('lines', () => {
  it('Ollama sends one JSON object a line, and counts in the last', async () => {
    const { type, body } = await read('ollama', 'thinking');
    const lines = body.trimEnd().split('\n');
    const objects = lines.map((line) => JSON.parse(line) as { done: boolean });
    expect(type).toBe('application/x-ndjson');
    expect(body).toContain('"message":{"role":"assistant","content":"","thinking":"The "}');
    expect(objects.filter(({ done }) => done)).toEqual([
      expect.objectContaining({ done_reason: 'stop', eval_count: expect.any(Number) }),
    ]);
  });
});

describe('Sider and Baidu', () => {
  it.each(['sider-v1', 'sider-v2', 'sider-v3'])(
    '%s tells the credits with every piece',
    async (id) => {
      const { body } = await read(id);
      expect(body).toContain(
        'data:{"code":0,"msg":"","data":{"type":"text","text":"You.","cid":"C0TEST","total":30,"remain":17,"chat_model":"echo"}}\n\n',
      );
      expect(body).toMatch(/\ndata:\[DONE\]\n\n$/);
    },
  );

  it('Sider chat begins with credits and ids, and brackets its reasoning', async () => {
    const { body } = await read('sider-chat', 'thinking');
    const types = [...body.matchAll(/"data":\{"type":"(\w+)"/g)].map(([, type]) => type);
    expect([...new Set(types)]).toEqual([
      'credit_info',
      'message_start',
      'reasoning_content',
      'pulse',
      'text',
    ]);
    expect(body.indexOf('"status":"start"')).toBeLessThan(body.indexOf('"status":"finish"'));
    expect(body).toMatch(/\ndata:\[DONE\]\n\n$/);
  });

  it('Baidu of the first generation has its text in the generator', async () => {
    const { body } = await read('baidu-1');
    expect(body).toMatch(/^event:ping\n\nevent:message\ndata:\{"status":0,/);
    expect(body).toContain('"content":{"generator":{"antiFlag":0,"isSafe":1,"text":"You."}}');
  });

  it('Baidu of the second generation has components, and just ends', async () => {
    const { body } = await read('baidu-2', 'thinking');
    expect(body).toMatch(/^event:basedata\n/);
    expect(body).toContain('"component":"thinkingSteps","group":1,"data":{"reasoningContentArr":');
    expect(body).toContain('"component":"markdown-yiyan","group":1,"data":{"value":"You ');
    expect(countOf(body, '"state":"generate-complete","endTurn":true')).toBe(1);
    expect(body).not.toContain('[DONE]');
  });

  it('Baidu wants a session, which /login gives', async () => {
    const ask = (headers: Record<string, string>) =>
      fetch(`${backend().url}/aichat/api/conversation?model=echo`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ message: { content: { query: 'Hi.' } } }),
      });
    const refused = await ask({});
    expect(refused.headers.get('content-type')).toMatch('application/json');
    expect(await refused.text()).toContain('"status":1001');
    const login = await fetch(`${backend().url}/login`);
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(await (await ask({ cookie })).text()).toContain('"endTurn":true');
  });
});

describe('home-made streams', () => {
  it.each([
    [
      'fastapi-text',
      ['H', 'i', '.', '\ndata: ', 'Y', 'o', 'u', '.'].map((piece) => `data: ${piece}\n\n`).join(''),
    ],
    ['event-source', 'data: Hi.\ndata: \n\ndata: You.\n\ndata: [done]\n\n'],
    [
      'fetch-event-source',
      'data: {"answer":"Hi.\\n"}\n\ndata: {"answer":"You."}\n\ndata: [DONE]\n\n',
    ],
  ])('%s is written to the byte', async (id, bytes) => {
    const { type, body } = await read(id);
    expect(type).toMatch('text/event-stream');
    expect(body).toBe(bytes);
  });

  it('runs of data have no line end, and the text in msg', async () => {
    const { body } = await read('fastapi-sider');
    const runs = body.split(/(?=data:)/);
    expect(body).not.toContain('\n');
    expect(runs.at(-1)).toBe('data:[DONE]');
    const messages = runs.slice(0, -1).map((run) => JSON.parse(run.slice(5)) as { msg: string });
    expect(messages.map(({ msg }) => msg)).toEqual(['', ...'Hi.\nYou.']);
  });

  it.each([
    ['fetch-sse', ['Hi.\n', 'You.']],
    ['chatglm', ['Hi.\n', 'Hi.\nYou.']],
  ])('%s has nothing between its JSON objects', async (id, contents) => {
    const { body } = await read(id);
    const objects = JSON.parse(`[${body.replaceAll('}{', '},{')}]`) as { body: object }[];
    expect(objects.map((object) => object.body)).toEqual(contents.map((content) => ({ content })));
  });
});
