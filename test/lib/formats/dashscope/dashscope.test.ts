import { describe, expect, it } from 'vitest';
import { dashscope } from '../../../../lib/formats/dashscope/dashscope.ts';
import { decodeBody } from '../decode-body.ts';
import { CONVERSATION, toEndpoint, toSentBody } from '../sample-request.ts';

const URL_OF_GENERATION = 'http://127.0.0.1:4010/api/v1/services/aigc/text-generation/generation';

const read = (body: string, options = {}) =>
  decodeBody(dashscope.createDecoder(toEndpoint({ options })), body).flat();

const toEvent = (output: unknown, usage: unknown = {}) =>
  `id:1\nevent:result\n:HTTP_STATUS/200\ndata:${JSON.stringify({ output, usage })}\n\n`;

describe('the request', () => {
  it('asks for new text only, as messages', () => {
    expect(toSentBody(dashscope)).toEqual({
      model: 'demo',
      input: { messages: CONVERSATION.messages },
      parameters: { result_format: 'message', incremental_output: true },
    });
  });

  it('lets a parameter of the user win and keeps the others', () => {
    const options = { parameters: { enable_thinking: true, result_format: null } };
    expect(toSentBody(dashscope, { options })).toMatchObject({
      parameters: { enable_thinking: true, incremental_output: true },
    });
  });

  it.each(['http://127.0.0.1:4010/api/v1', 'http://127.0.0.1:4010/api/v1/', URL_OF_GENERATION])(
    'from %s goes to the generation, with the header that turns the stream on',
    (baseUrl) => {
      expect(
        dashscope.toRequest(CONVERSATION, toEndpoint({ baseUrl, apiKey: 'sk-1' })),
      ).toMatchObject({
        url: URL_OF_GENERATION,
        headers: { 'x-dashscope-sse': 'enable', authorization: 'Bearer sk-1' },
      });
    },
  );
});

describe('the answer', () => {
  it.each([
    ['the text "null"', 'null', []],
    ['null', null, []],
    ['stop', 'stop', [{ type: 'finish', reason: 'stop', raw: 'stop' }]],
    ['length', 'length', [{ type: 'finish', reason: 'length', raw: 'length' }]],
    ['something new', 'new', [{ type: 'finish', reason: 'other', raw: 'new' }]],
  ])('ends, or goes on, with the reason %s', (_name, reason, end) => {
    const output = { choices: [{ message: { content: 'Hi' }, finish_reason: reason }] };
    expect(read(toEvent(output))).toEqual([{ type: 'text-delta', text: 'Hi' }, ...end]);
  });

  it('may be a text with its own reason, or a list of texts', () => {
    const parts = [
      { type: 'text-delta', text: 'Hi' },
      { type: 'finish', reason: 'stop', raw: 'stop' },
    ];
    expect(read(toEvent({ text: 'Hi', finish_reason: 'stop' }))).toEqual(parts);
    const message = { content: [{ text: 'H' }, { text: 'i' }] };
    expect(read(toEvent({ choices: [{ message, finish_reason: 'stop' }] }))).toEqual(parts);
  });

  it('says what it used', () => {
    expect(read(toEvent({}, { input_tokens: 20, output_tokens: 1, total_tokens: 21 }))).toEqual([
      { type: 'usage', inputTokens: 20, outputTokens: 1 },
    ]);
  });

  it('is rewritten where it comes whole and the server rewrites it', () => {
    const toText = (text: string) => toEvent({ text, finish_reason: 'null' });
    const options = { parameters: { incremental_output: null } };
    expect(read(toText('The capitol') + toText('The capital'), options)).toEqual([
      { type: 'text-delta', text: 'The capitol' },
      { type: 'text-replace', text: 'The capital' },
    ]);
  });
});

describe('an error', () => {
  it.each([
    ['InvalidApiKey', 'auth'],
    ['Throttling.RateQuota', 'rate-limit'],
    ['Throttling.AllocationQuota', 'payment'],
    ['Arrearage', 'payment'],
    ['ModelNotFound', 'not-found'],
    ['InvalidParameter', 'bad-request'],
    ['InternalError.Algo', 'server'],
    ['SomethingNew', 'provider'],
  ])('called %s is %s', (name, code) => {
    const body = JSON.stringify({ code: name, message: 'No.', request_id: '1' });
    const part = { type: 'error', error: expect.objectContaining({ code, detail: 'No.' }) };
    expect(read(`id:1\nevent:error\n:HTTP_STATUS/400\ndata:${body}\n\n`)).toEqual([part]);
    expect(read(`data:${body}\n\n`)).toEqual([part]);
  });

  it('has its meaning from its name in a request that was refused, else from the status', () => {
    const refuse = (body: string) => dashscope.toError(400, new Headers(), body).code;
    expect(refuse('{"code":"Arrearage","message":"Access denied."}')).toBe('payment');
    expect(refuse('{"code":"SomethingNew","message":"No."}')).toBe('bad-request');
  });
});
