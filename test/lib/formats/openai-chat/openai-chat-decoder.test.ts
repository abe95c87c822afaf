import { describe, expect, it } from 'vitest';
import { createOpenAiChatDecoder } from '../../../../lib/formats/openai-chat/openai-chat-decoder.ts';
import type { StreamPart } from '../../../../lib/chat/engine.ts';

/** The parts of frames: JSON values, or texts as they are; an `event` name for the last one. */
function decode(payloads: unknown[], lastEvent = ''): StreamPart[] {
  const decoder = createOpenAiChatDecoder();
  const parts = payloads.flatMap((payload, index) =>
    decoder.decode({
      data: typeof payload === 'string' ? payload : JSON.stringify(payload),
      event: index === payloads.length - 1 ? lastEvent : '',
    }),
  );
  return [...parts, ...decoder.flush()];
}

const toChunk = (delta: unknown, finish_reason: string | null = null) => ({
  choices: [{ index: 0, delta, finish_reason }],
});

const text = (words: string): StreamPart => ({ type: 'text-delta', text: words });
const reasoning = (words: string): StreamPart => ({ type: 'reasoning-delta', text: words });

describe('the words of an answer', () => {
  it.each([
    ['content is text', { content: 'Hi' }, [text('Hi')]],
    ['whitespace is text', { content: '\n' }, [text('\n')]],
    ['empty content is nothing', { role: 'assistant', content: '' }, []],
    ['no content is nothing', { content: null }, []],
    ['a refusal is text', { refusal: 'I would rather not.' }, [text('I would rather not.')]],
    [
      'reasoning_content is reasoning',
      { content: null, reasoning_content: 'Hm' },
      [reasoning('Hm')],
    ],
    ['reasoning is reasoning', { reasoning: 'Hm', content: '' }, [reasoning('Hm')]],
    [
      'both names are the same reasoning',
      { reasoning: 'Hm', reasoning_content: 'Hm' },
      [reasoning('Hm')],
    ],
    [
      'parts are text and thinking',
      {
        content: [
          {
            type: 'thinking',
            thinking: [
              { type: 'text', text: 'H' },
              { type: 'text', text: 'm' },
            ],
          },
          { type: 'thinking', thinking: '!' },
          { type: 'text', text: 'Hi' },
          { type: 'reference', reference_ids: [1] },
        ],
      },
      [reasoning('H'), reasoning('m'), reasoning('!'), text('Hi')],
    ],
    [
      'reasoning_details are reasoning',
      {
        content: '',
        reasoning_details: [
          { type: 'reasoning.text', text: 'H' },
          { type: 'reasoning.summary', summary: 'm' },
          { type: 'reasoning.encrypted', data: 'Er==' },
        ],
      },
      [reasoning('Hm')],
    ],
    [
      'reasoning_details beside reasoning are the same',
      { reasoning: 'Hm', reasoning_details: [{ type: 'reasoning.text', text: 'Hm' }] },
      [reasoning('Hm')],
    ],
  ])('%s', (_rule, delta, parts) => {
    expect(decode([toChunk(delta)])).toEqual(parts);
  });

  it('are there when the server sends them whole', () => {
    const message = { role: 'assistant', content: 'Hi', reasoning_content: 'Hm' };
    expect(decode([{ choices: [{ message, finish_reason: 'stop' }] }])).toEqual([
      reasoning('Hm'),
      text('Hi'),
      { type: 'finish', reason: 'stop', raw: 'stop' },
    ]);
  });

  it('are not told twice when the last frame repeats them', () => {
    const last = { choices: [{ message: { content: 'Hello' }, finish_reason: 'stop' }] };
    expect(decode([toChunk({ content: 'Hel' }), toChunk({ content: 'lo' }), last])).toEqual([
      text('Hel'),
      text('lo'),
      { type: 'finish', reason: 'stop', raw: 'stop' },
    ]);
  });
});

describe('the end of an answer', () => {
  it.each([
    ['stop', 'stop'],
    ['eos_token', 'stop'],
    ['length', 'length'],
    ['content_filter', 'content-filter'],
    ['sensitive', 'content-filter'],
    ['tool_calls', 'tool-calls'],
    ['function_call', 'tool-calls'],
    ['something_new', 'other'],
  ])('%s means %s', (raw, reason) => {
    expect(decode([toChunk({}, raw)])).toEqual([{ type: 'finish', reason, raw }]);
  });

  it.each(['[DONE]', ' [done]\n', '"[DONE]"'])('%j counts where no reason was given', (mark) => {
    expect(decode([toChunk({ content: 'Hi' }), mark])).toEqual([
      text('Hi'),
      { type: 'finish', reason: 'stop', raw: '[DONE]' },
    ]);
  });

  it('may be an event called done', () => {
    expect(decode([toChunk({ content: 'Hi' }), ''], 'done')).toEqual([
      text('Hi'),
      { type: 'finish', reason: 'stop', raw: '[DONE]' },
    ]);
  });

  it('is told once when the mark follows a reason', () => {
    expect(decode([toChunk({}, 'length'), '[DONE]'])).toHaveLength(1);
  });

  it('is no success when the mark follows an error', () => {
    expect(decode([{ error: { message: 'boom' } }, '[DONE]'])).toEqual([
      { type: 'error', error: expect.objectContaining({ detail: 'boom' }) },
    ]);
  });

  it('is not there when the server does not say', () => {
    expect(decode([toChunk({ content: 'The mark is [DONE]' })])).toEqual([
      text('The mark is [DONE]'),
    ]);
  });
});

describe('a call of a tool', () => {
  const toCall = (call: object) => toChunk({ tool_calls: [call] });
  const call = (name: string): StreamPart => ({ type: 'tool-call', name });

  it('is told once, however many pieces its arguments come in', () => {
    const parts = decode([
      toCall({ index: 1, id: 'a', function: { name: 'find', arguments: '' } }),
      toCall({ index: 1, function: { arguments: '{"q":' } }),
      toCall({ index: 1, id: 'a', function: { name: 'find', arguments: '1}' } }),
    ]);
    expect(parts).toEqual([call('find')]);
  });

  it.each([
    ['by its index', { index: 0, function: { name: 'f' } }, { index: 1, function: { name: 'f' } }],
    ['by its id', { id: 'a', function: { name: 'f' } }, { id: 'b', function: { name: 'f' } }],
  ])('is told from another %s', (_mark, first, second) => {
    expect(decode([toCall(first), toCall(second)])).toEqual([call('f'), call('f')]);
  });

  it('is told from another by its place, when all come at once', () => {
    const tool_calls = [{ function: { name: 'f' } }, { function: { name: 'g' } }];
    const whole = { choices: [{ message: { content: null, tool_calls } }] };
    expect(decode([whole])).toEqual([call('f'), call('g')]);
  });
});

describe('the sources of an answer', () => {
  const source = (url: string, title = ''): StreamPart => ({ type: 'citation', url, title });

  it.each([
    [
      'annotations of the text',
      toChunk({
        annotations: [
          { type: 'url_citation', url_citation: { url: 'https://a.test/', title: 'A' } },
          { type: 'file_citation', file: { id: 'f' } },
        ],
      }),
      [source('https://a.test/', 'A')],
    ],
    [
      'addresses beside the choices',
      { choices: [], citations: ['https://a.test/', 'https://b.test/'] },
      [source('https://a.test/'), source('https://b.test/')],
    ],
    [
      'search results, which have titles and so come first',
      {
        citations: ['https://a.test/'],
        search_results: [{ title: 'A', url: 'https://a.test/', date: null }],
      },
      [source('https://a.test/', 'A')],
    ],
  ])('may be %s', (_place, payload, parts) => {
    expect(decode([payload])).toEqual(parts);
  });

  it('are told once, though every frame lists them', () => {
    const frame = { citations: ['https://a.test/'] };
    expect(decode([frame, frame])).toEqual([source('https://a.test/')]);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'a.test', ''])('are not %j', (url) => {
    expect(decode([{ citations: [url] }])).toEqual([]);
  });
});

describe('the usage', () => {
  it.each([
    ['a frame of its own', { choices: [], usage: { prompt_tokens: 3, completion_tokens: 5 } }],
    ['the choice', { choices: [{ delta: {}, usage: { prompt_tokens: 3, completion_tokens: 5 } }] }],
  ])('may stand in %s', (_place, payload) => {
    expect(decode([payload])).toEqual([{ type: 'usage', inputTokens: 3, outputTokens: 5 }]);
  });

  it.each([null, {}, { prompt_tokens: null }])('of %j is none', (usage) => {
    expect(decode([{ choices: [], usage }])).toEqual([]);
  });
});

describe('an error inside the answer', () => {
  it.each([
    ['an error object', { error: { message: 'boom', type: 'x' } }, '', 'provider', 'boom'],
    ['an error text', { error: 'boom' }, '', 'provider', 'boom'],
    ['an error with a status', { error: { message: 'boom', code: 429 } }, '', 'rate-limit', 'boom'],
    [
      'an error beside a choice',
      { ...toChunk({}), error: { message: 'boom' } },
      '',
      'provider',
      'boom',
    ],
    [
      'an object called error',
      { object: 'error', message: 'boom', code: 400 },
      '',
      'provider',
      'boom',
    ],
    ['an event called error', { message: 'boom' }, 'error', 'provider', 'boom'],
    ['an event called error in plain words', 'boom', 'error', 'provider', 'boom'],
    [
      'an empty account',
      { error: { code: 'insufficient_quota', message: 'No.' } },
      '',
      'payment',
      'No.',
    ],
    [
      'a text that is too long',
      { error: { message: 'loaded with context length of only 4096' } },
      '',
      'context-length',
      'loaded with context length of only 4096',
    ],
    ['a reason that is a failure', toChunk({}, 'network_error'), '', 'provider', 'network_error'],
  ])('may be %s', (_shape, payload, event, code, detail) => {
    const parts = decode([toChunk({ content: 'Hi' }), payload], event);
    expect(parts).toEqual([
      text('Hi'),
      { type: 'error', error: expect.objectContaining({ code, detail }) },
    ]);
  });

  it('does not repeat a key', () => {
    const parts = decode([{ error: { message: 'Incorrect API key provided: sk-abcdefgh1234' } }]);
    expect(JSON.stringify(parts)).not.toContain('abcdefgh');
  });

  it('leaves the words beside it', () => {
    expect(decode([{ ...toChunk({ content: 'Hi' }), error: 'boom' }])[0]).toEqual(text('Hi'));
  });
});

describe('what is not understood', () => {
  it.each([
    '',
    'null',
    '7',
    '[]',
    '{"choices":',
    '{"choices":"none"}',
    '{"choices":[null]}',
    '{"choices":[{"delta":{"content":{"a":1}}}]}',
    '{"type":"ping"}',
  ])('%j gives no part', (data) => {
    expect(decode([data])).toEqual([]);
  });
});
