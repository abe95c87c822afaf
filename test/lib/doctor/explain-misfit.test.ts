import { describe, expect, it } from 'vitest';
import { ollama } from '../../../lib/formats/ollama/ollama.ts';
import { openAiChat } from '../../../lib/formats/openai-chat/openai-chat.ts';
import { diagnoseAt } from './diagnose-at.ts';
import { json, modelList, sse, startServer, type Reply } from './fake-server.ts';

const PAGE: Reply = { type: 'text/html', body: '<!doctype html><title>Chat</title>' };
const NOT_FOUND: Reply = { status: 404, type: 'text/plain', body: '404 page not found' };
const UNEXPECTED = json({ error: 'Unexpected endpoint or method. (POST /chat/completions)' });

describe('a path that is not the server’s own', () => {
  it.each([
    ['LM Studio says 200 and no stream', UNEXPECTED],
    ['Ollama and llama.cpp say 404', NOT_FOUND],
    ['a web app shows its page', PAGE],
    ['a web framework knows no such method', { status: 405 }],
    ['a page stands there for 404', { ...PAGE, status: 404 }],
    ['nothing at all is said', { type: 'text/event-stream' }],
  ])('is mended where %s', async (_what, reply: Reply) => {
    const origin = await startServer({ '*': reply, 'GET /v1/models': modelList('demo') });
    const { diagnosis, sent } = await diagnoseAt(origin);
    const fixes = [{ type: 'set-base-url', baseUrl: `${origin}/v1` }];
    expect(diagnosis).toMatchObject({ code: 'missing-path', fixes });
    expect(sent.map(({ url }) => url.replace(origin, ''))).toEqual([
      '/chat/completions',
      '/models',
      '/v1/models',
    ]);
  });

  it.each([
    ['/v1', '', '/models'],
    ['/v1/models', '/v1', '/v1/models'],
    ['/v1', '/api/v1', '/api/v1/models'],
  ])('%s is mended to %j', async (path, mended, models) => {
    const origin = await startServer({ '*': NOT_FOUND, [`GET ${models}`]: modelList('demo') });
    const { diagnosis } = await diagnoseAt(`${origin}${path}`);
    const fixes = [{ type: 'set-base-url', baseUrl: `${origin}${mended}` }];
    expect(diagnosis).toMatchObject({ code: 'missing-path', fixes });
  });

  it('is told as it is where no other path helps', async () => {
    const page = await startServer({ '*': PAGE });
    expect((await diagnoseAt(`${page}/v1`)).diagnosis).toMatchObject({ code: 'web-page' });
    const nothing = await startServer({ '*': NOT_FOUND });
    const { diagnosis } = await diagnoseAt(`${nothing}/v1`);
    expect(diagnosis).toMatchObject({ code: 'other', error: { code: 'not-found' } });
  });

  it('is looked for with four requests at most, however many there are to try', async () => {
    const origin = await startServer({ '*': NOT_FOUND });
    const { sent } = await diagnoseAt(`${origin}/openai`);
    expect(sent).toHaveLength(4);
  });

  it('is not looked for twice where the format sees no difference', async () => {
    const origin = await startServer({ '*': NOT_FOUND });
    const { sent } = await diagnoseAt(origin, { format: ollama });
    const paths = sent.map(({ url }) => new URL(url).pathname);
    expect(new Set(paths).size).toBe(paths.length);
  });
});

describe('a web page in place of a stream', () => {
  it.each([
    ['with the models behind it', modelList('demo')],
    ['with other models behind it', modelList('another')],
  ])('is a web page, %s', async (_what, models) => {
    const origin = await startServer({ '*': PAGE, 'GET /v1/models': models });
    expect((await diagnoseAt(`${origin}/v1`)).diagnosis).toMatchObject({ code: 'web-page' });
  });
});

describe('a model the server does not have', () => {
  it.each([
    ['not found', json({ error: { message: 'gone', code: 'model_not_found' } }, 404)],
    ['a bad request', json({ error: { message: 'Model Not Exist' } }, 400)],
    ['an error inside the answer', sse({ error: { message: 'no such model' } })],
    ['an empty answer', sse()],
  ])('said as %s is followed by those it has', async (_what, reply) => {
    const models = ['one', 'two'];
    const origin = await startServer({
      'POST /v1/chat/completions': reply,
      'GET /v1/models': modelList(...models),
    });
    const { diagnosis, sent } = await diagnoseAt(`${origin}/v1`);
    const fixes = [{ type: 'choose-model', models }];
    expect(diagnosis).toMatchObject({ code: 'model-missing', fixes });
    expect(sent).toHaveLength(2);
  });

  it('leaves no choice where the server has none', async () => {
    const origin = await startServer({ '*': sse(), 'GET /v1/models': modelList() });
    const { diagnosis } = await diagnoseAt(`${origin}/v1`);
    expect(diagnosis).toMatchObject({ code: 'model-missing', fixes: [] });
  });

  it.each([
    [
      'bad-request',
      'the request is refused for another reason',
      json({ error: { message: 'This model takes no system message' } }, 400),
    ],
    ['not-found', 'the server does not know the path of the prompt', NOT_FOUND],
  ])('is not the trouble (%s) of a model that is listed where %s', async (code, _what, refusal) => {
    const origin = await startServer({
      'POST /v1/chat/completions': refusal,
      'GET /v1/models': modelList('demo'),
    });
    const { diagnosis } = await diagnoseAt(`${origin}/v1`);
    expect(diagnosis).toMatchObject({ code: 'other', error: { code } });
  });

  it('is not the trouble of one that is listed with the tag Ollama adds', async () => {
    const origin = await startServer({
      'POST /api/chat': { type: 'application/x-ndjson' },
      'GET /api/tags': json({ models: [{ name: 'demo:latest' }] }),
    });
    const { diagnosis } = await diagnoseAt(origin, { format: ollama });
    expect(diagnosis).toMatchObject({ code: 'empty' });
  });

  it('is told without a list by formats that have none', async () => {
    const refusal = json({ error: 'The model is not there' }, 404);
    const format = { ...openAiChat, toModelsRequest: () => null };
    const origin = await startServer({ '*': refusal });
    const { diagnosis, sent } = await diagnoseAt(origin, { format });
    expect(diagnosis).toMatchObject({ code: 'model-missing', fixes: [] });
    expect(sent).toHaveLength(1);
  });
});
