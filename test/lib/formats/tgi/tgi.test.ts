import { describe, expect, it } from 'vitest';
import { tgi } from '../../../../lib/formats/tgi/tgi.ts';
import { decodeBody } from '../decode-body.ts';
import { CONVERSATION, toEndpoint, toSentBody } from '../sample-request.ts';

const read = (...payloads: unknown[]) =>
  decodeBody(
    tgi.createDecoder(toEndpoint()),
    payloads.map((payload) => `data:${JSON.stringify(payload)}\n\n`).join(''),
  ).flat();

describe('the request', () => {
  it('is the conversation as one text that ends where the answer begins', () => {
    expect(toSentBody(tgi)).toEqual({
      inputs:
        'Be brief.\n\nUser: Why is the sea salt?\n\nAssistant: Rivers.\n\nUser: All of it?\n\nAssistant:',
      parameters: { max_new_tokens: 1024, return_full_text: false },
    });
  });

  it('ends with the answer that is to be continued', () => {
    const begun = { ...CONVERSATION, messages: CONVERSATION.messages.slice(0, 3) };
    expect(toSentBody(tgi, {}, begun)).toMatchObject({
      inputs: 'Be brief.\n\nUser: Why is the sea salt?\n\nAssistant: Rivers.',
    });
  });

  it('lets a parameter of the user win and keeps the others', () => {
    const options = { parameters: { max_new_tokens: 9, top_k: 3 }, stream: true };
    expect(toSentBody(tgi, { options })).toMatchObject({
      parameters: { max_new_tokens: 9, top_k: 3, return_full_text: false },
      stream: true,
    });
  });

  it.each(['', '/', '/generate', '/generate_stream'])('goes to the stream from %j', (path) => {
    const endpoint = toEndpoint({ baseUrl: `http://127.0.0.1:8080${path}`, apiKey: 'hf' });
    expect(tgi.toRequest(CONVERSATION, endpoint)).toMatchObject({
      url: 'http://127.0.0.1:8080/generate_stream',
      headers: { authorization: 'Bearer hf' },
    });
    expect(tgi.toModelsRequest(endpoint)?.url).toBe('http://127.0.0.1:8080/info');
  });
});

describe('the end of an answer', () => {
  it.each([
    ['eos_token', 'stop'],
    ['stop_sequence', 'stop'],
    ['length', 'length'],
    ['something_new', 'other'],
  ])('%s means %s', (raw, reason) => {
    const details = { finish_reason: raw, generated_tokens: 5, input_length: 3 };
    expect(read({ token: { text: 'Hi', special: false }, generated_text: 'Hi', details })).toEqual([
      { type: 'text-delta', text: 'Hi' },
      { type: 'usage', inputTokens: 3, outputTokens: 5 },
      { type: 'finish', reason, raw },
    ]);
  });
});

describe('an error', () => {
  it.each([
    ['generation', 'Request failed during generation', 'provider'],
    ['overloaded', 'Model is overloaded', 'rate-limit'],
    ['validation', '`top_p` must be > 0.0 and < 1.0', 'bad-request'],
    ['validation', '`inputs` must have less than 1024 tokens. Given: 2000', 'context-length'],
    [
      'validation',
      '`inputs` tokens + `max_new_tokens` must be <= 2048. Given: 3000',
      'context-length',
    ],
  ])('of type %s that says %j is %s', (type, words, code) => {
    const body = { error: words, error_type: type };
    expect(read(body)).toEqual([
      { type: 'error', error: expect.objectContaining({ code, detail: words }) },
    ]);
  });

  it('is the same for a request that was refused', () => {
    const body = '{"error":"`inputs` must have less than 9 tokens","error_type":"validation"}';
    expect(tgi.toError(422, new Headers(), body)).toMatchObject({
      code: 'context-length',
      details: { status: 422 },
    });
    expect(tgi.toError(500, new Headers(), 'boom').code).toBe('server');
  });
});

describe('the model', () => {
  it('is the one the server names', () => {
    expect(tgi.parseModels('{"model_id":"bigcode/starcoder","docker_label":null}')).toEqual([
      'bigcode/starcoder',
    ]);
  });

  it.each(['', '[]', '{}'])('is an error in %j', (body) => {
    expect(() => tgi.parseModels(body)).toThrow(expect.objectContaining({ code: 'bad-response' }));
  });
});
