import { describe, expect, it } from 'vitest';
import { baidu } from '../../../../lib/formats/baidu/baidu.ts';
import { decodeBody, joinText, toEnd } from '../decode-body.ts';
import { CONVERSATION, toEndpoint, toQuestion, toSentBody } from '../sample-request.ts';

const read = (...payloads: unknown[]) =>
  decodeBody(
    baidu.createDecoder(toEndpoint()),
    payloads.map((payload) => `event:message\ndata:${JSON.stringify(payload)}\n\n`).join(''),
  ).flat();

const toPayload = (generator: unknown, metaData: unknown = {}) => ({
  status: 0,
  data: { message: { metaData, content: { generator } } },
});

const toWords = (value: string) => toPayload({ component: 'markdown-yiyan', data: { value } });

describe('the request of the older generation', () => {
  it('holds the conversation as its query, and the ids of the session', () => {
    const options = { sessionId: 's-1', aisearchId: '22', pvId: '33', newTopic: true };
    expect(toSentBody(baidu, { options }, toQuestion('Hi'))).toMatchObject({
      message: { inputMethod: 'keyboard', content: { query: 'Hi', qtype: 0 } },
      ...options,
    });
  });

  it('leaves the ids empty that it was not given', () => {
    expect(toSentBody(baidu)).toMatchObject({ sessionId: '', aisearchId: '', pvId: '' });
  });
});

describe('the request of the newer generation', () => {
  const endpoint = {
    model: 'DeepSeek-V4',
    options: { generation: 2, chat_token: 't-1', sessionId: 's-1', rank: 2 },
  };

  it('holds the question, the model and the token of the session', () => {
    const body = toSentBody(baidu, endpoint, toQuestion('Hi'));
    expect(body).toMatchObject({
      message: {
        inputMethod: 'chat_search',
        searchInfo: {
          chatParams: { chat_token: 't-1' },
          usedModel: { modelName: 'DeepSeek-V4' },
        },
        query: [{ type: 'TEXT', data: { text: { query: 'Hi' } } }],
      },
      rank: 2,
    });
    expect(body).not.toHaveProperty('generation');
    expect(body).not.toHaveProperty('chat_token');
    expect(JSON.stringify(body)).not.toContain('anti_ext');
  });

  it('lets the service choose where no model is named', () => {
    expect(JSON.stringify(toSentBody(baidu, { ...endpoint, model: '' }))).toContain('smartMode');
  });

  it('repeats the beginning of the question in a header, whatever is in it', () => {
    const question = `${'长'.repeat(199)}😀\n"`;
    const { headers } = baidu.toRequest(toQuestion(question), toEndpoint(endpoint));
    expect(headers['x-chat-message']).toMatch(/^query:[\w%]+,.*modelName:DeepSeek-V4,sa:bkb$/);
    expect(() => new Headers(headers)).not.toThrow();
  });

  it.each([
    ['https://chat.baidu.com', {}, 'chat_search'],
    ['https://wenxin.baidu.com/aichat/api/conversation', {}, 'chat_search'],
    ['https://chat-ws.baidu.com', {}, 'keyboard'],
    ['https://chat.baidu.com', { generation: 1 }, 'keyboard'],
    ['http://127.0.0.1:4010', {}, 'keyboard'],
  ])('is used at %s with the options %j by the method %s', (baseUrl, options, inputMethod) => {
    expect(toSentBody(baidu, { baseUrl, options })).toMatchObject({ message: { inputMethod } });
    expect(new URL(baidu.toRequest(CONVERSATION, toEndpoint({ baseUrl })).url).pathname).toBe(
      '/aichat/api/conversation',
    );
  });
});

it.each([
  [true, true],
  [false, false],
  [undefined, false],
])('cookies go along only where the user allowed it: %s', (allowed, withCookies) => {
  const endpoint = toEndpoint(allowed === undefined ? {} : { withCookies: allowed });
  expect(baidu.toRequest(CONVERSATION, endpoint).withCookies).toBe(withCookies);
});

describe('an event', () => {
  const reasoning = { type: 'reasoning-delta', text: 'Hm' };
  const text = { type: 'text-delta', text: 'Hi' };
  const steps = (data: unknown) => toPayload({ component: 'thinkingSteps', data });

  it.each([
    ['of the older generation has its words in text', toPayload({ text: 'Hi' }), [text]],
    [
      'of the older generation may lack the message',
      { status: 0, data: { content: { generator: { text: 'Hi' } } } },
      [text],
    ],
    ['of words has them in its value', toWords('Hi'), [text]],
    ['of thinking may be a list', steps({ reasoningContentArr: ['H', 'm'] }), [reasoning]],
    ['of thinking may be a text', steps({ reasoningContent: 'Hm' }), [reasoning]],
    ['of thinking may be a value', steps({ value: 'Hm' }), [reasoning]],
    [
      'of thinking names each source once',
      steps({
        referenceList: [
          { url: 'https://a.test/', text: 'A', abstract: '…' },
          { url: 'https://a.test/', text: 'A' },
          { url: 'javascript:alert(1)', text: 'B' },
          null,
        ],
      }),
      [{ type: 'citation', url: 'https://a.test/', title: 'A' }],
    ],
    [
      'of pictures has their addresses',
      toPayload({
        component: 'image-generate',
        data: { items: [{ originUrl: 'https://a.test/1' }] },
      }),
      [{ type: 'text-delta', text: '\n\nhttps://a.test/1\n\n' }],
    ],
    [
      'of pictures may have none',
      toPayload({ component: 'image-generate', data: { items: null } }),
      [],
    ],
    ['of a new kind says nothing', toPayload({ component: 'new', data: { value: 'x' } }), []],
    ['of its state says nothing', toPayload(null, { state: 'waiting-resp', endTurn: false }), []],
    [
      'ends the turn',
      toPayload(null, { state: 'generate-complete', endTurn: true }),
      [{ type: 'finish', reason: 'stop', raw: 'generate-complete' }],
    ],
  ])('%s', (_rule, payload, parts) => {
    expect(read(payload)).toEqual(parts);
  });
});

it('an answer that comes whole each time is not told twice', () => {
  const parts = read(...['你', '你好', '你好！', '你好！我'].map(toWords));
  expect(joinText(parts, 'text-delta')).toBe('你好！我');
});

it.each([
  ['antiFlag', { antiFlag: 1 }],
  ['isSafe', { isSafe: 0 }],
])('an answer that is withdrawn by %s is taken back and fails', (_flag, flag) => {
  const end = toPayload(null, { endTurn: true });
  const parts = read(toWords('secret'), toPayload({ component: 'x', ...flag }), toWords('z'), end);
  expect(joinText(parts, 'text-delta')).toBe('');
  expect(toEnd(parts)).toMatchObject({ status: 'failed', error: { code: 'provider' } });
});

describe('an error', () => {
  it.each([
    [{ status: 1001, data: null }, 'session-missing'],
    [{ status: 1005, msg: 'busy' }, 'rate-limit'],
    [{ lid: '1', chatHitKunlun: 'kunlun_popup' }, 'rate-limit'],
    [{ status: 0, data: { chatHitKunlun: 'kunlun_popup' } }, 'rate-limit'],
    [{ status: 9, msg: 'something new' }, 'provider'],
  ])('as %j is told', (payload, code) => {
    expect(read(payload)).toEqual([{ type: 'error', error: expect.objectContaining({ code }) }]);
  });

  it('is the same for a request that was refused', () => {
    expect(baidu.toError(200, new Headers(), '{"status":1005}').code).toBe('rate-limit');
    expect(baidu.toError(403, new Headers(), '').code).toBe('forbidden');
  });
});
