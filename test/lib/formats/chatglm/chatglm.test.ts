import { describe, expect, it } from 'vitest';
import { chatglm } from '../../../../lib/formats/chatglm/chatglm.ts';
import { decodeBody, toEnd } from '../decode-body.ts';
import { CONVERSATION, toEndpoint, toQuestion, toSentBody } from '../sample-request.ts';

const read = (...values: unknown[]) =>
  decodeBody(
    chatglm.createDecoder(toEndpoint()),
    values.map((value) => JSON.stringify(value)).join(''),
    { framing: 'json' },
  ).flat();

const toReport = (content: unknown) => ({ id: 1, body: { content } });

it('tells what the model thinks apart from what it says', () => {
  const parts = read(
    toReport('<think>Hm'),
    toReport('<think>Hm.</think>'),
    toReport('<think>Hm.</think>Hi'),
  );
  expect(parts).toEqual([
    { type: 'reasoning-delta', text: 'Hm' },
    { type: 'reasoning-delta', text: '.' },
    { type: 'text-delta', text: 'Hi' },
    { type: 'finish', reason: 'stop' },
  ]);
});

describe('the request', () => {
  it('holds the question, the pairs before it, and no data', () => {
    expect(toSentBody(chatglm)).toEqual({
      query: 'Be brief.\n\nAll of it?',
      history: [['Why is the sea salt?', 'Rivers.']],
      data: [],
    });
    expect(toSentBody(chatglm, {}, toQuestion('Hi'))).toEqual({
      query: 'Hi',
      history: [],
      data: [],
    });
  });

  it.each([
    ['http://127.0.0.1:7869', 'http://127.0.0.1:7869/data'],
    ['http://127.0.0.1:7869/data', 'http://127.0.0.1:7869/data'],
    ['http://127.0.0.1:7869/report?x=1', 'http://127.0.0.1:7869/report?x=1'],
  ])('to %s goes to %s', (baseUrl, url) => {
    expect(chatglm.toRequest(CONVERSATION, toEndpoint({ baseUrl }))).toMatchObject({
      url,
      method: 'POST',
      framing: 'json',
    });
  });

  it("lets the user's options and headers win", () => {
    expect(toSentBody(chatglm, { options: { top_p: 0.5, data: null } })).not.toHaveProperty('data');
    const { headers } = chatglm.toRequest(
      CONVERSATION,
      toEndpoint({ apiKey: 'k1', headers: { Accept: 'x/y' } }),
    );
    expect(headers).toMatchObject({ authorization: 'Bearer k1', accept: 'x/y' });
  });
});

describe('the answer', () => {
  it('is rewritten where the server rewrites it', () => {
    expect(read(toReport('Hi th'), toReport('Hi there'), toReport('Hello'))).toEqual([
      { type: 'text-delta', text: 'Hi th' },
      { type: 'text-delta', text: 'ere' },
      { type: 'text-replace', text: 'Hello' },
      { type: 'finish', reason: 'stop' },
    ]);
  });

  it('has no end when there is no answer', () => {
    expect(read({ id: 1 }, { body: null }, { body: { content: 7 } })).toEqual([]);
  });

  it('fails with an error of the server, whatever came before', () => {
    const parts = read(toReport('Hi'), { error: 'CUDA out of memory' });
    expect(toEnd(parts)).toMatchObject({
      status: 'failed',
      error: { code: 'provider', detail: 'CUDA out of memory' },
    });
  });
});

it('has no list of models', () => {
  expect(chatglm.toModelsRequest(toEndpoint())).toBeNull();
  expect(chatglm.parseModels('')).toEqual([]);
});
