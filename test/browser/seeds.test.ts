import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  askNext,
  expectWhole,
  launchEveryStream,
  startChat,
  type EveryStream,
} from './helpers/every-stream.ts';

/** Words that look like the framings they travel in. */
const QUESTION = 'Is "}{" or data:{"code":0}, or [DONE], the end, or 海水 \\n?';

/** The eight ways of streaming an answer that the project grew from. */
describe('the streams Gloss grew from', () => {
  let every: EveryStream;

  beforeAll(async () => {
    every = await launchEveryStream(['echo', 'chinese', 'cut']);
  });
  afterAll(() => every.close());
  afterEach(() => expect(every.sinkhole.strangers()).toEqual([]));

  /** What holds for each of them; resolves to the request of a second question. */
  async function talk(id: string) {
    for (const model of ['chinese', 'echo']) {
      await startChat(every, id, model);
      expectWhole(await askNext(every, QUESTION));
    }
    await startChat(every, id, 'cut');
    const { answer, record } = await askNext(every, QUESTION);
    expect(answer).toMatchObject({ status: 'interrupted', text: record.answer.trim() });

    await startChat(every, id);
    const first = await askNext(every, QUESTION);
    const second = await askNext(every, 'And why is that?');
    expectWhole(first);
    expectWhole(second);
    return { first: first.answer, request: second.record };
  }

  it('(a) Baidu: POST /aichat/api/conversation', async () => {
    const { first, request } = await talk('baidu-1');
    expect(request.path).toMatch('/aichat/api/conversation');
    for (const part of [QUESTION, first.text, 'And why is that?']) {
      expect(request.body).toHaveProperty('message.content.query', expect.stringContaining(part));
    }
  });

  it('(b) Sider: POST /api/v1/completion/text', async () => {
    const { first, request } = await talk('sider-v1');
    expect(request.path).toBe('/api/v1/completion/text');
    expect(request.headers['authorization']).toBe('Bearer test-key');
    const prompt = request.body?.['prompt'];
    for (const part of [QUESTION, first.text, 'And why is that?']) expect(prompt).toContain(part);
  });

  it('(c) FastAPI: one character an event', async () => {
    const { first, request } = await talk('fastapi-text');
    expect(request.body?.['prompt']).toContain('And why is that?');
    expect(request.body?.messages?.at(-2)).toEqual({ role: 'assistant', content: first.text });
  });

  it('(d) FastAPI: runs of data with the text in msg', async () => {
    const { request } = await talk('fastapi-sider');
    expect(request.body).toMatchObject({ model: 'demo', stream: true });
    expect(request.body?.['prompt']).toContain('And why is that?');
  });

  it('(e) EventSource: GET, until [done]', async () => {
    const { request } = await talk('event-source');
    expect(request).toMatchObject({ method: 'GET', body: null });
    expect(new URL(request.path, every.backend.url).searchParams.get('q')).toContain(
      'And why is that?',
    );
  });

  it('(f) fetch-event-source: one JSON object an event', async () => {
    const { first, request } = await talk('fetch-event-source');
    expect(request.body?.messages?.at(-2)).toEqual({ role: 'assistant', content: first.text });
  });

  it('(g) fetchSSE: a JSON object in every piece', async () => {
    const { first, request } = await talk('fetch-sse');
    expect(request.body).toMatchObject({ history: [[expect.any(String), first.text]], data: [] });
  });

  it('(h) ChatGLM: JSON with nothing between, each with all of it so far', async () => {
    const { first, request } = await talk('chatglm');
    expect(request.body).toMatchObject({
      query: expect.stringContaining('And why is that?'),
      history: [[expect.stringContaining(QUESTION), first.text]],
    });
  });
});
