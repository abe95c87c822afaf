import { describe, expect, it } from 'vitest';
import type { CustomEndpoint } from '../../../lib/formats/custom-endpoint.ts';
import type { Endpoint, FormatId } from '../../../lib/formats/format.ts';
import { FORMATS } from '../../../lib/formats/registry.ts';
import { decodeBody, everyByte, joinText, toEnd } from './decode-body.ts';
import { CONVERSATION, toEndpoint } from './sample-request.ts';

interface Service {
  id: FormatId;
  endpoint?: Partial<Endpoint>;
  /** The body, piece by piece; the last piece alone says that it is complete. */
  pieces: string[];
  text: string;
  reasoning?: string;
}

const CUSTOM: CustomEndpoint = {
  method: 'POST',
  url: 'http://127.0.0.1:4010/data',
  body: '{"q": "{{prompt}}"}',
  framing: 'auto',
  textPath: '',
  mode: 'auto',
  doneMark: '[DONE]',
  errorPath: '',
};

const toCustom = (changes: Partial<CustomEndpoint>) => ({ custom: { ...CUSTOM, ...changes } });

const toEvents = (prefix: string, payloads: unknown[]) =>
  payloads.map((payload) => `${prefix}${JSON.stringify(payload)}\n\n`);

const toDashscope = (content: string, finish: string | null = 'null', reasoning = '') => ({
  output: {
    choices: [{ message: { content, reasoning_content: reasoning }, finish_reason: finish }],
  },
  usage: { input_tokens: 3, output_tokens: 5 },
});

const toToken = (text: string, special = false) => ({
  token: { id: 1, text, logprob: -0.5, special },
  generated_text: null,
  details: null,
});

const toSider = (data: unknown, msg = '') => ({ code: 0, msg, data });

/** The well-known imitation of Sider's: the words stand in `msg`. */
const toImitation = (msg: string) =>
  toSider({ text: '', cid: 'C1', total: 30, remain: 17, chat_model: 'gpt3.5' }, msg);

const toBaidu = (generator: unknown, metaData: unknown = {}) => ({
  status: 0,
  data: { message: { metaData, content: { generator } } },
});

const toReport = (content: string) =>
  JSON.stringify({ id: 1, time: '2026-01-01 00:00:00', body: { content } });

const SERVICES: Record<string, Service> = {
  'DashScope, piece by piece': {
    id: 'dashscope',
    pieces: toEvents('id:1\nevent:result\n:HTTP_STATUS/200\ndata:', [
      toDashscope('', 'null', 'Hm'),
      toDashscope('你'),
      toDashscope('好', null),
      toDashscope('', 'stop'),
    ]),
    text: '你好',
    reasoning: 'Hm',
  },
  'DashScope, whole each time': {
    id: 'dashscope',
    endpoint: { options: { parameters: { incremental_output: false } } },
    pieces: toEvents('event:result\ndata:', [
      toDashscope('', 'null', 'H'),
      toDashscope('', 'null', 'Hm'),
      toDashscope('你', 'null', 'Hm'),
      toDashscope('你好', 'stop', 'Hm'),
    ]),
    text: '你好',
    reasoning: 'Hm',
  },
  'TGI, with a special token and the whole text at the end': {
    id: 'tgi',
    pieces: toEvents('data:', [
      toToken('<think>Hm</think>'),
      toToken('\n你'),
      toToken('<s>', true),
      {
        ...toToken('好'),
        generated_text: '<think>Hm</think>\n你好',
        details: { finish_reason: 'eos_token', generated_tokens: 5, input_length: 3 },
      },
    ]),
    text: '你好',
    reasoning: 'Hm',
  },
  'Sider, first generations': {
    id: 'sider',
    pieces: [
      ...toEvents('data:', [
        toSider({ type: 'text', text: 'Hel', cid: 'C1', total: 30, remain: 17 }),
        toSider({ type: 'text', text: 'lo', cid: 'C1', total: 30, remain: 17 }),
      ]),
      'data:[DONE]\n\n',
    ],
    text: 'Hello',
  },
  "Sider, today's generation": {
    id: 'sider',
    pieces: [
      ...toEvents('data: ', [
        toSider({ type: 'message_start', message_start: { cid: 'C1' } }),
        toSider({ type: 'reasoning_content', reasoning_content: { status: 'start', text: 'Hm' } }),
        toSider({ type: 'pulse' }),
        toSider({ type: 'text', text: '你' }),
        toSider({ type: 'text', text: '好' }),
      ]),
      'data: [DONE]\n\n',
    ],
    text: '你好',
    reasoning: 'Hm',
  },
  'an imitation of Sider, words in msg and no line ends at all': {
    id: 'sider',
    pieces: [
      ...['', '我', '是', '一'].map((word) => `data:${JSON.stringify(toImitation(word))}`),
      'data:[DONE]',
    ],
    text: '我是一',
  },
  'Baidu, older generation': {
    id: 'baidu',
    pieces: [
      'event:ping\n\n',
      ...toEvents('event:message\ndata:', [
        toBaidu({ text: '你' }),
        toBaidu({ text: '好' }),
        toBaidu({ text: '' }, { endTurn: true }),
      ]),
    ],
    text: '你好',
  },
  'Baidu, newer generation': {
    id: 'baidu',
    pieces: [
      'event:basedata\ndata:{"lid":"1","qid":"2"}\n\n',
      ...toEvents('event:message\ndata:', [
        toBaidu({ component: 'thinkingSteps', data: { reasoningContentArr: ['H', 'm'] } }),
        toBaidu({ component: 'searchResult', data: { value: 'no words' } }),
        toBaidu({ component: 'markdown-yiyan', data: { value: '你' } }, { endTurn: false }),
        toBaidu({ component: 'markdown-yiyan', antiFlag: 0, isSafe: 1, data: { value: '好' } }),
        toBaidu({ component: 'questionClosely' }, { state: 'generate-complete', endTurn: true }),
      ]),
    ],
    text: '你好',
    reasoning: 'Hm',
  },
  'a text an event': {
    id: 'custom',
    endpoint: toCustom({ framing: 'sse' }),
    pieces: ['data: 我\n\n', 'data: 是\n\n', 'data: [done]\n\n'],
    text: '我是',
  },
  'JSON by a path, whole each time': {
    id: 'custom',
    endpoint: toCustom({ textPath: 'data.0.text' }),
    pieces: [
      ...toEvents('data: ', [
        { data: [{ text: '你' }] },
        { data: [{ text: '你好' }] },
        { data: [{ text: '你好！' }] },
      ]),
      'data: "[DONE]"\n\n',
    ],
    text: '你好！',
  },
  'NDJSON with a mark of its own': {
    id: 'custom',
    endpoint: toCustom({ framing: 'ndjson', textPath: 't', doneMark: '{"done":true}' }),
    pieces: ['{"t":"Hel"}\n', '{"t":"lo"}\n', '{"done":true}\n'],
    text: 'Hello',
  },
};

function read({ id, endpoint }: Service, body: string, cuts: number[] = []) {
  const described = toEndpoint(endpoint);
  const { framing } = FORMATS[id].toRequest(CONVERSATION, described);
  return decodeBody(FORMATS[id].createDecoder(described), body, { framing, cuts });
}

describe.each(Object.entries(SERVICES))('an answer of %s', (_name, service) => {
  const body = service.pieces.join('');

  it('is read to its end', () => {
    const parts = read(service, body).flat();
    expect(joinText(parts, 'text-delta')).toBe(service.text);
    expect(joinText(parts, 'reasoning-delta')).toBe(service.reasoning ?? '');
    expect(toEnd(parts).status).toBe('complete');
  });

  it('is the same when its bytes come one by one', () => {
    expect(read(service, body, everyByte(body)).flat()).toEqual(read(service, body).flat());
  });

  it('is never complete when it is cut, wherever that is', () => {
    const bytes = new TextEncoder().encode(body);
    // Line ends after the last event may be missing, and so may the last bracket of a mark.
    const lastByte = new TextEncoder().encode(body.trimEnd()).length - 1;
    for (let end = 0; end < lastByte; end += 1) {
      const cut = new TextDecoder().decode(bytes.subarray(0, end));
      expect([end, toEnd(read(service, cut).flat()).status]).not.toEqual([end, 'complete']);
    }
  });
});

describe('an answer of a format without a mark of its end', () => {
  const reports = ['', '我', '我是', '我是{"一"}', '我是{"一"}条'].map(toReport);
  const service: Service = { id: 'chatglm', pieces: reports, text: '我是{"一"}条' };

  it('is read from values with nothing between them', () => {
    const parts = read(service, reports.join('')).flat();
    expect(joinText(parts, 'text-delta')).toBe(service.text);
    expect(toEnd(parts).status).toBe('complete');
    expect(read(service, reports.join(''), everyByte(reports.join(''))).flat()).toEqual(parts);
  });

  it('is never complete when it is cut inside a value', () => {
    const body = reports.join('');
    const ends = reports.map((_report, index) => reports.slice(0, index + 1).join('').length);
    for (let end = 0; end < body.length; end += 1) {
      if (ends.includes(end)) continue;
      expect([end, toEnd(read(service, body.slice(0, end)).flat()).status]).not.toEqual([
        end,
        'complete',
      ]);
    }
  });
});
