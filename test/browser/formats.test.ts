import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RequestRecord } from '../servers/backend.mjs';
import {
  askNext,
  expectWhole,
  launchEveryStream,
  startChat,
  type EveryStream,
} from './helpers/every-stream.ts';

/** Each format, and the one header its key may be in. */
const KEY_HEADERS = {
  'openai-chat': 'authorization',
  'openai-responses': 'authorization',
  anthropic: 'x-api-key',
  gemini: 'x-goog-api-key',
  ollama: 'authorization',
  cohere: 'authorization',
  dashscope: 'authorization',
  tgi: 'authorization',
  'sider-v1': 'authorization',
  'sider-v2': 'authorization',
  'sider-v3': 'authorization',
  'sider-chat': 'authorization',
  'baidu-1': null,
  'baidu-2': null,
} as const;

const IDS = Object.keys(KEY_HEADERS) as (keyof typeof KEY_HEADERS)[];

/** Formats that have a place for thoughts. */
const THINKERS = IDS.filter((id) => !/^(tgi|sider-v\d|baidu-1)$/.test(id));

/** Expects the key in that header, and nowhere else. */
function expectKeyIn({ headers, path, body }: RequestRecord, header: string | null): void {
  const isHolder = (name: string) => String(headers[name]).includes('test-key');
  expect(Object.keys(headers).filter(isHolder)).toEqual(header === null ? [] : [header]);
  expect(JSON.stringify([path, body])).not.toContain('test-key');
}

const QUESTION = 'Why is the sea salt?';

describe('every wire format', () => {
  let every: EveryStream;

  beforeAll(async () => {
    every = await launchEveryStream(['cut', 'error-frame', 'thinking']);
  });
  afterAll(() => every.close());
  afterEach(() => expect(every.sinkhole.strangers()).toEqual([]));

  it.each(IDS)(
    '%s: the answer is whole, the next question carries it along, the key has one place',
    async (id) => {
      await startChat(every, id);
      const first = await askNext(every, QUESTION);
      expectWhole(first);
      const second = await askNext(every, 'And why is that?');
      expectWhole(second);

      const sent = JSON.stringify(second.record.body);
      for (const part of [QUESTION, first.answer.text, 'And why is that?']) {
        expect(sent).toContain(JSON.stringify(part).slice(1, -1));
      }
      expectKeyIn(second.record, KEY_HEADERS[id]);
    },
  );

  it.each(IDS)('%s: an answer that is cut is never complete', async (id) => {
    await startChat(every, id, 'cut');
    const { answer, record } = await askNext(every, QUESTION);
    expect(answer).toMatchObject({ status: 'interrupted', text: record.answer.trim() });
    expect(answer.text).toContain('This answer is cut');
  });

  it.each(IDS)('%s: an error within the answer is told in its words', async (id) => {
    await startChat(every, id, 'error-frame');
    const { answer } = await askNext(every, QUESTION);
    expect(answer.status).toBe('failed');
    expect(answer.whole).toContain('The model ran out of memory.');
  });

  it.each(THINKERS)('%s: thinking stands apart from the answer', async (id) => {
    await startChat(every, id, 'thinking');
    const exchange = await askNext(every, QUESTION);
    expectWhole(exchange);
    const thoughts = await every.panel.$$eval('[data-part="reasoning"]', (elements) =>
      elements.map((element) => element.textContent).join(''),
    );
    expect(thoughts).toContain(exchange.record.reasoning.trim());
  });
});
