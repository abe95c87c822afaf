import { describe, expect, it } from 'vitest';
import { sider } from '../../../../lib/formats/sider/sider.ts';
import { decodeBody } from '../decode-body.ts';
import { CONVERSATION, toEndpoint, toQuestion, toSentBody } from '../sample-request.ts';

const HOST = 'http://127.0.0.1:4010';

const read = (...payloads: unknown[]) =>
  decodeBody(
    sider.createDecoder(toEndpoint()),
    payloads.map((payload) => `data:${JSON.stringify(payload)}\n\n`).join(''),
  ).flat();

const toPayload = (data: unknown, msg = '', code: unknown = 0) => ({ code, msg, data });

const text = (words: string) => ({ type: 'text-delta', text: words });

describe('the request', () => {
  it.each([
    ['', undefined, '/api/chat/v1/completions', 'chat'],
    ['/', 'v1', '/api/v1/completion/text', 'v1'],
    ['/api', 'v3', '/api/v3/completion/text', 'v3'],
    ['/api/v1', undefined, '/api/v1/completion/text', 'v1'],
    ['/api/v1/completion/text', undefined, '/api/v1/completion/text', 'v1'],
    ['/api/v2/completion/text', 'v1', '/api/v2/completion/text', 'v2'],
    ['/api/v3/completion/text', undefined, '/api/v3/completion/text', 'v3'],
    ['/api/chat/v1', undefined, '/api/chat/v1/completions', 'chat'],
    ['/api/chat/v1/completions', undefined, '/api/chat/v1/completions', 'chat'],
    ['/data', undefined, '/data', 'v1'],
    ['/data?x=1', 'chat', '/data?x=1', 'chat'],
  ])('to %j with the option %s goes to %s as %s', (path, version, target, shape) => {
    const endpoint = { baseUrl: HOST + path, options: version ? { version } : {} };
    const { url } = sider.toRequest(CONVERSATION, toEndpoint(endpoint));
    const fields: Record<string, string> = {
      v1: 'prompt_key',
      v2: 'prompt_template',
      v3: 'prompt_templates',
      chat: 'multi_content',
    };
    expect(url).toBe(HOST + target);
    expect(toSentBody(sider, endpoint)).toHaveProperty([fields[shape] ?? '']);
    expect(toSentBody(sider, endpoint)).not.toHaveProperty('version');
  });

  it('has every field the imitations insist on', () => {
    const endpoint = { baseUrl: `${HOST}/data`, model: 'gpt3.5', options: { tz_name: 'Asia/X' } };
    expect(toSentBody(sider, endpoint, toQuestion('Hi'))).toEqual({
      prompt: 'Hi',
      stream: true,
      app_name: 'ChitChat_Chrome_Ext',
      app_version: '2.4.0',
      tz_name: 'Asia/X',
      cid: '',
      model: 'gpt3.5',
      from: 'ask',
      prompt_key: 'custom',
    });
  });

  it('holds the whole conversation, and what the user typed beside it', () => {
    expect(toSentBody(sider)).toMatchObject({
      model: 'demo',
      multi_content: [
        {
          type: 'text',
          text: 'Be brief.\n\nUser: Why is the sea salt?\n\nAssistant: Rivers.\n\nUser: All of it?',
          user_input_text: 'All of it?',
        },
      ],
    });
  });

  it.each(['eyJ.1', 'Bearer eyJ.1'])('carries the token %j once, as a bearer token', (apiKey) => {
    const { headers } = sider.toRequest(CONVERSATION, toEndpoint({ apiKey }));
    expect(headers).toMatchObject({ authorization: 'Bearer eyJ.1', 'x-time-zone': 'UTC' });
  });
});

describe('an event', () => {
  it.each([
    ['with a text has words', toPayload({ type: 'text', text: 'Hi' }), [text('Hi')]],
    ['with a text in data alone too', toPayload({ text: 'Hi' }), [text('Hi')]],
    ['of an imitation has its words in msg', toPayload({ text: '' }, '我'), [text('我')]],
    ['of an imitation may have none', toPayload({ text: '' }), []],
    ['with both has them in data', toPayload({ text: 'Hi' }, 'ok'), [text('Hi')]],
    [
      'of deep search has them in its field',
      toPayload({ deep_search: { status: 'answering', field: { answer_fragment: 'Hi' } } }),
      [text('Hi')],
    ],
    [
      'of deep search that still searches has none',
      toPayload({ deep_search: { status: 'searching', field: { answer_fragment: 'Hi' } } }),
      [],
    ],
    [
      'of a tool names it when it starts',
      toPayload({ type: 'tool_call', tool_call: { name: 'search', status: 'start' } }),
      [{ type: 'tool-call', name: 'search' }],
    ],
    [
      'of a tool that goes on says nothing',
      toPayload({ type: 'tool_call', tool_call: { name: 'search', status: 'finish' } }),
      [],
    ],
    [
      'of a file is its address',
      toPayload({ type: 'file', file: { type: 'image', url: 'https://cdn.test/a.png' } }),
      [text('\n\nhttps://cdn.test/a.png\n\n')],
    ],
    [
      'of a file elsewhere is nothing',
      toPayload({ type: 'file', file: { url: 'javascript:alert(1)' } }),
      [],
    ],
    ['of the heart says nothing', toPayload({ type: 'pulse' }, 'ok'), []],
    ['of a new kind says nothing', toPayload({ type: 'new', new: {} }), []],
    ['without data says nothing', toPayload(null), []],
  ])('%s', (_rule, payload, parts) => {
    expect(read(payload)).toEqual(parts);
  });

  it('tells of credits when they change', () => {
    const info = { period: 'monthly', total: 30, remain: 16, used: 14 };
    expect(
      read(
        toPayload({ type: 'text', text: 'H', total: 30, remain: 17 }),
        toPayload({ type: 'text', text: 'i', total: 30, remain: 17 }),
        toPayload({ type: 'credit_info', credit_info: { type: 'basic', info } }),
        toPayload({ type: 'credit_info', credit_info: { info: { total: null, remain: '1' } } }),
      ),
    ).toEqual([
      { type: 'credits', total: 30, remaining: 17 },
      text('H'),
      text('i'),
      { type: 'credits', total: 30, remaining: 16 },
    ]);
  });
});

describe('an error', () => {
  it.each([
    [603, 'too many words', { code: 'context-length' }],
    [1000, 'must be one of [text file]', { code: 'bad-request' }],
    [1001, 'token expired', { code: 'auth' }],
    ['1001', 'token expired', { code: 'auth' }],
    [1101, 'too many requests', { code: 'rate-limit' }],
    [1135, 'try again after 69 minutes', { code: 'rate-limit', retryAfterMs: 69 * 60_000 }],
    [1135, 'wait 1 hour, please', { code: 'rate-limit', retryAfterMs: 3_600_000 }],
    [1135, 'wait 1 day', { code: 'rate-limit', retryAfterMs: 86_400_000 }],
    [1101, 'in 30 Seconds', { code: 'rate-limit', retryAfterMs: 30_000 }],
    [7, 'something new', { code: 'provider' }],
    [{}, 'something odd', { code: 'provider' }],
  ])('with the code %j that says %j is told', (code, msg, error) => {
    expect(read(toPayload(null, msg, code))).toEqual([
      { type: 'error', error: { ...error, detail: msg, message: expect.any(String) } },
    ]);
  });

  it.each([
    ['there are no data', null],
    ['its text is empty', { type: 'text', text: '' }],
  ])('is a notice of the service, when %s', (_rule, data) => {
    expect(read(toPayload(data, 'Model unavailable'))).toEqual([
      { type: 'error', error: expect.objectContaining({ detail: 'Model unavailable' }) },
    ]);
  });

  it('is not made good by the mark that follows it', () => {
    const body = `data:${JSON.stringify(toPayload(null, 'no', 1001))}\n\ndata:[DONE]\n\n`;
    const parts = decodeBody(sider.createDecoder(toEndpoint()), body).flat();
    expect(parts.map(({ type }) => type)).toEqual(['error']);
  });

  it('is the same for a request that was refused, and the header knows best how long to wait', () => {
    const refuse = (body: string, headers = {}) => sider.toError(400, new Headers(headers), body);
    expect(refuse('{"code":603,"msg":"too many words"}')).toMatchObject({
      code: 'context-length',
      details: { status: 400, detail: 'too many words' },
    });
    expect(refuse('{"code":1135,"msg":"after 2 minutes"}', { 'retry-after': '5' })).toMatchObject({
      code: 'rate-limit',
      details: { retryAfterMs: 5000 },
    });
    expect(refuse('').code).toBe('bad-request');
  });
});
