import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../lib/formats/registry.ts';
import type { FormatId } from '../../../lib/formats/format.ts';
import type { Framing } from '../../../lib/stream/framing.ts';
import { decodeBody, everyByte, findLast, joinText, toEnd, toEvents } from './decode-body.ts';
import { toEndpoint } from './sample-request.ts';

interface Stream {
  id: FormatId;
  /** The body, event by event; the last one says the end. */
  events: string[];
  framing?: Framing;
}

const toList = (payloads: object[]) => payloads.map((payload) => toEvents([payload]));
const toLines = (payloads: object[]) => payloads.map((payload) => `${JSON.stringify(payload)}\n`);

/** One answer in every format: it thinks "Hm, hm.", says "Größe: 5 €" and has used 3 and 5 tokens. */
const STREAMS: Record<string, Stream> = {
  'openai-chat': {
    id: 'openai-chat',
    events: [
      ': keep-alive\n\n',
      ...toList([
        { choices: [{ delta: { role: 'assistant', content: null, reasoning_content: 'Hm, ' } }] },
        { choices: [{ delta: { content: null, reasoning_content: 'hm.' } }] },
        { choices: [{ delta: { content: 'Größe:' } }] },
        { choices: [{ delta: { content: ' 5 €' } }], usage: null },
        {
          choices: [{ delta: {}, finish_reason: 'stop' }],
          usage: { prompt_tokens: 3, completion_tokens: 5 },
        },
      ]),
    ],
  },
  'openai-chat with tags, and its end in the mark alone': {
    id: 'openai-chat',
    events: [
      ...toList([
        ...['<th', 'ink>Hm, ', 'hm.</', 'think>\n', '\nGröße:', ' 5 €'].map((content) => ({
          choices: [{ delta: { content } }],
        })),
        { choices: [], usage: { prompt_tokens: 3, completion_tokens: 5 } },
      ]),
      'data: [DONE]\n\n',
    ],
  },
  'openai-responses': {
    id: 'openai-responses',
    events: toList([
      { type: 'response.created', response: { status: 'in_progress', error: null, output: [] } },
      { type: 'response.output_item.added', item: { type: 'reasoning' } },
      { type: 'response.reasoning_summary_text.delta', delta: 'Hm, ' },
      { type: 'response.reasoning_text.delta', delta: 'hm.' },
      { type: 'response.output_item.added', item: { type: 'message' } },
      { type: 'response.output_text.delta', delta: 'Größe:' },
      { type: 'response.output_text.delta', delta: ' 5 €' },
      { type: 'response.output_text.done', text: 'Größe: 5 €' },
      {
        type: 'response.completed',
        response: {
          status: 'completed',
          error: null,
          output: [{ type: 'message', content: [{ type: 'output_text', text: 'Größe: 5 €' }] }],
          usage: { input_tokens: 3, output_tokens: 5 },
        },
      },
    ]),
  },
  anthropic: {
    id: 'anthropic',
    events: toList([
      { type: 'message_start', message: { usage: { input_tokens: 3, output_tokens: 1 } } },
      { type: 'content_block_start', index: 0, content_block: { type: 'thinking', thinking: '' } },
      { type: 'ping' },
      {
        type: 'content_block_delta',
        index: 0,
        delta: { type: 'thinking_delta', thinking: 'Hm, hm.' },
      },
      {
        type: 'content_block_delta',
        index: 0,
        delta: { type: 'signature_delta', signature: 'Er==' },
      },
      { type: 'content_block_stop', index: 0 },
      { type: 'content_block_start', index: 1, content_block: { type: 'text', text: '' } },
      { type: 'content_block_delta', index: 1, delta: { type: 'text_delta', text: 'Größe:' } },
      { type: 'content_block_delta', index: 1, delta: { type: 'text_delta', text: ' 5 €' } },
      { type: 'content_block_stop', index: 1 },
      {
        type: 'message_delta',
        delta: { stop_reason: 'end_turn' },
        usage: { input_tokens: 3, output_tokens: 5 },
      },
      { type: 'message_stop' },
    ]),
  },
  gemini: {
    id: 'gemini',
    events: toList([
      { candidates: [{ content: { parts: [{ text: 'Hm, hm.', thought: true }] } }] },
      { candidates: [{ content: { parts: [{ text: 'Größe:' }] } }] },
      {
        candidates: [
          {
            content: { parts: [{ text: ' 5 €' }, { text: '', thoughtSignature: 'Er==' }] },
            finishReason: 'STOP',
          },
        ],
        usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 3, thoughtsTokenCount: 2 },
      },
    ]).map((event) => event.replaceAll('\n', '\r\n')),
  },
  'gemini as an array in pieces': {
    id: 'gemini',
    events: [
      '[{\n "candidates": [{"content": {"parts": [{"text": "Hm, hm.", "thought": true}]}}]\n}\n',
      ',\n{\n "candidates": [{"content": {"parts": [{"text": "Größe:"}]}}]\n}\n',
      ',\n{\n "candidates": [{"content": {"parts": [{"text": " 5 €"}]}, "finishReason": "STOP"}],\n' +
        ' "usageMetadata": {"promptTokenCount": 3, "candidatesTokenCount": 5}\n}\n]',
    ],
  },
  ollama: {
    id: 'ollama',
    framing: 'ndjson',
    events: toLines([
      { message: { role: 'assistant', content: '', thinking: 'Hm, ' }, done: false },
      { message: { role: 'assistant', content: '', thinking: 'hm.' }, done: false },
      { message: { role: 'assistant', content: 'Größe:' }, done: false },
      { message: { role: 'assistant', content: ' 5 €' }, done: false },
      {
        message: { role: 'assistant', content: '' },
        done: true,
        done_reason: 'stop',
        prompt_eval_count: 3,
        eval_count: 5,
      },
    ]),
  },
  'ollama with tags': {
    id: 'ollama',
    framing: 'ndjson',
    events: toLines([
      ...['<think>', 'Hm, hm.', '</think>', '\n\n', 'Größe:', ' 5 €'].map((content) => ({
        message: { content },
        done: false,
      })),
      { message: { content: '' }, done: true, prompt_eval_count: 3, eval_count: 5 },
    ]),
  },
  cohere: {
    id: 'cohere',
    events: toList([
      { id: 'c', type: 'message-start', delta: { message: { role: 'assistant', content: [] } } },
      {
        type: 'content-start',
        delta: { message: { content: { type: 'thinking', thinking: '' } } },
      },
      { type: 'content-delta', delta: { message: { content: { thinking: 'Hm, hm.' } } } },
      { type: 'content-end' },
      { type: 'content-start', delta: { message: { content: { type: 'text', text: '' } } } },
      { type: 'content-delta', delta: { message: { content: { text: 'Größe:' } } } },
      { type: 'content-delta', delta: { message: { content: { text: ' 5 €' } } } },
      { type: 'content-end' },
      {
        type: 'message-end',
        delta: {
          finish_reason: 'COMPLETE',
          usage: { tokens: { input_tokens: 3, output_tokens: 5 } },
        },
      },
    ]),
  },
};

describe.each(Object.entries(STREAMS))('a stream of %s', (_name, { id, events, framing }) => {
  const decode = (body: string, cuts?: number[]) => {
    const decoder = FORMATS[id].createDecoder(toEndpoint());
    return decodeBody(decoder, body, { framing, ...(cuts ? { cuts } : {}) }).flat();
  };
  const whole = decode(events.join(''));

  it('is understood', () => {
    expect(joinText(whole, 'reasoning-delta')).toBe('Hm, hm.');
    expect(joinText(whole, 'text-delta')).toBe('Größe: 5 €');
    expect(findLast(whole, 'usage')).toEqual({ type: 'usage', inputTokens: 3, outputTokens: 5 });
    expect(toEnd(whole)).toEqual({ status: 'complete', finishReason: 'stop' });
  });

  it('is the same byte by byte', () => {
    expect(decode(events.join(''), everyByte(events.join('')))).toEqual(whole);
  });

  it('is never complete when it ends before its end', () => {
    for (const count of events.keys()) {
      if (count === 0) continue;
      expect(toEnd(decode(events.slice(0, count).join('')))).toEqual({ status: 'incomplete' });
    }
  });

  it('has failed when an error comes before its end', () => {
    const error = JSON.stringify({ error: { message: 'boom' } });
    const line = framing === 'ndjson' || id === 'gemini' ? `\n${error}\n` : `data: ${error}\n\n`;
    expect(toEnd(decode(events.slice(0, -1).join('') + line))).toMatchObject({
      status: 'failed',
      error: { detail: 'boom' },
    });
  });
});
