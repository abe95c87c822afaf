import { describe, expect, it } from 'vitest';
import type { ChatRequest } from '../../../../lib/chat/engine.ts';
import type { Endpoint } from '../../../../lib/formats/format.ts';
import { openAiChat } from '../../../../lib/formats/openai-chat/openai-chat.ts';

const REQUEST: ChatRequest = {
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Why is the sea salt?' },
  ],
  task: { kind: 'ask', question: 'Why is the sea salt?', passage: null },
};

const toEndpoint = (changes: Partial<Endpoint> = {}): Endpoint => ({
  baseUrl: 'http://127.0.0.1:4010/v1',
  apiKey: '',
  model: 'demo',
  headers: {},
  options: {},
  ...changes,
});

const toRequest = (changes?: Partial<Endpoint>) =>
  openAiChat.toRequest(REQUEST, toEndpoint(changes));

const toBody = (options: Record<string, unknown>) =>
  JSON.parse(toRequest({ options }).body ?? '') as unknown;

describe('the request', () => {
  it('holds the model and the whole conversation, and asks for a stream with its usage', () => {
    expect(toRequest()).toMatchObject({ method: 'POST' });
    expect(toBody({})).toEqual({
      model: 'demo',
      stream: true,
      stream_options: { include_usage: true },
      messages: REQUEST.messages,
    });
  });

  it.each([
    ['http://127.0.0.1:4010/v1', 'http://127.0.0.1:4010/v1/chat/completions'],
    ['http://127.0.0.1:4010/v1//', 'http://127.0.0.1:4010/v1/chat/completions'],
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010/chat/completions'],
    ['http://127.0.0.1:4010/v1/chat/completions', 'http://127.0.0.1:4010/v1/chat/completions'],
    ['https://h.test/d/chat/completions?v=1', 'https://h.test/d/chat/completions?v=1'],
    [' https://h.test/d?api-version=1 ', 'https://h.test/d/chat/completions?api-version=1'],
    ['https://h.test/v1#top', 'https://h.test/v1/chat/completions'],
  ])('to %j goes to %s', (baseUrl, url) => {
    expect(toRequest({ baseUrl }).url).toBe(url);
  });

  it.each(['', 'localhost:4010/v1', '/v1', 'file:///v1', 'https://name:word@h.test/v1'])(
    'to %j is refused, without repeating it',
    (baseUrl) => {
      expect(() => toRequest({ baseUrl })).toThrow(
        expect.objectContaining({
          code: 'invalid-url',
          message: expect.not.stringMatching(/word/),
        }),
      );
    },
  );

  it('carries the key only where there is one', () => {
    expect(toRequest().headers).toEqual({
      'content-type': 'application/json',
      accept: 'text/event-stream',
    });
    expect(toRequest({ apiKey: 'sk-1' }).headers).toHaveProperty('authorization', 'Bearer sk-1');
  });

  it('holds the pictures of a message before its words', () => {
    const images = [{ mediaType: 'image/png', data: 'iVBORw0KGgo=' }];
    const messages = [{ role: 'user' as const, content: 'What is it?', images }];
    const { body } = openAiChat.toRequest({ ...REQUEST, messages }, toEndpoint());
    expect(JSON.parse(body ?? '')).toMatchObject({
      messages: [
        {
          role: 'user',
          content: [
            { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } },
            { type: 'text', text: 'What is it?' },
          ],
        },
      ],
    });
  });

  it("lets the user's headers win, however they are written; an empty one takes ours out", () => {
    const headers = { Authorization: 'Token 7', ACCEPT: '', 'X-Title': 'Gloss' };
    expect(toRequest({ apiKey: 'sk-1', headers }).headers).toEqual({
      'content-type': 'application/json',
      authorization: 'Token 7',
      'x-title': 'Gloss',
    });
  });

  it("lets the user's options win; null takes a field out", () => {
    expect(toBody({ temperature: 0.2, model: 'other', stream_options: null })).toEqual({
      model: 'other',
      stream: true,
      temperature: 0.2,
      messages: REQUEST.messages,
    });
  });
});

describe('the list of models', () => {
  it('is asked for with the same key and headers', () => {
    const endpoint = toEndpoint({ apiKey: 'sk-1', headers: { 'x-title': 'Gloss' } });
    expect(openAiChat.toModelsRequest(endpoint)).toEqual({
      url: 'http://127.0.0.1:4010/v1/models',
      method: 'GET',
      headers: { accept: 'application/json', authorization: 'Bearer sk-1', 'x-title': 'Gloss' },
    });
  });

  it.each([
    ['as OpenAI sends it', { object: 'list', data: [{ id: 'b' }, { id: 'a' }] }],
    ['as a bare list', [{ id: 'b' }, { id: 'a' }]],
    ['as a list of names', ['b', 'a']],
    ['under "models"', { models: [{ name: 'b' }, { model: 'a', name: 'A' }] }],
    ['with entries that name nothing', { data: [{ id: 'b' }, null, { id: 7 }, { id: 'a' }] }],
  ])('is read %s, in its order', (_shape, list) => {
    expect(openAiChat.parseModels(JSON.stringify(list))).toEqual(['b', 'a']);
  });

  it.each(['', '<html>', '{}', 'null', '{"data":{}}'])('is an error when it is %j', (body) => {
    expect(() => openAiChat.parseModels(body)).toThrow(
      expect.objectContaining({ code: 'bad-response' }),
    );
  });

  it('is an error with the words of the server when it sends some instead', () => {
    expect(() => openAiChat.parseModels('{"error":"Unexpected endpoint"}')).toThrow(
      expect.objectContaining({ details: { detail: 'Unexpected endpoint' } }),
    );
  });
});
