import { describe, expect, it } from 'vitest';
import { createAnthropicDecoder } from '../../../../lib/formats/anthropic/anthropic-decoder.ts';
import { anthropic } from '../../../../lib/formats/anthropic/anthropic.ts';
import { decodeBody, toEnd, toEvents } from '../decode-body.ts';

const decode = (...events: object[]) =>
  decodeBody(createAnthropicDecoder(), toEvents(events)).flat();

const toStart = (content_block: object) => ({ type: 'content_block_start', content_block });
const toDelta = (delta: object) => ({ type: 'content_block_delta', delta });
const stop = { type: 'message_stop' };
const text = toDelta({ type: 'text_delta', text: 'Hi' });

describe('the parts of a message', () => {
  it.each([
    [
      'a tool of ours is told by its name',
      toStart({ type: 'tool_use', name: 'find', input: {} }),
      [{ type: 'tool-call', name: 'find' }],
    ],
    [
      "a tool of the server's is told too",
      toStart({ type: 'server_tool_use', name: 'web_search' }),
      [{ type: 'tool-call', name: 'web_search' }],
    ],
    ['its arguments are nothing', toDelta({ type: 'input_json_delta', partial_json: '{' }), []],
    ['its result is nothing', toStart({ type: 'web_search_tool_result', content: [] }), []],
    ['hidden thinking is nothing', toStart({ type: 'redacted_thinking', data: 'Er==' }), []],
    [
      'a page is a source',
      toDelta({
        type: 'citations_delta',
        citation: { type: 'web_search_result_location', url: 'https://a.test/', title: 'A' },
      }),
      [{ type: 'citation', url: 'https://a.test/', title: 'A' }],
    ],
    [
      'a place in the prompt is none',
      toDelta({ type: 'citations_delta', citation: { type: 'char_location', cited_text: 'x' } }),
      [],
    ],
    ['an unknown event is nothing', { type: 'something_new', text: 'x' }, []],
  ])('%s', (_rule, event, parts) => {
    expect(decode(event)).toEqual(parts);
  });

  it('are read from a whole message, where the server does not stream', () => {
    const whole = {
      type: 'message',
      content: [
        { type: 'thinking', thinking: 'Hm' },
        { type: 'text', text: 'Hi', citations: [{ url: 'https://a.test/', title: 'A' }] },
      ],
      stop_reason: 'max_tokens',
      usage: { input_tokens: 3, output_tokens: 5 },
    };
    const parts = decodeBody(createAnthropicDecoder(), JSON.stringify(whole), {
      contentType: 'application/json',
    });
    expect(parts.flat()).toEqual([
      { type: 'reasoning-delta', text: 'Hm' },
      { type: 'text-delta', text: 'Hi' },
      { type: 'citation', url: 'https://a.test/', title: 'A' },
      { type: 'usage', inputTokens: 3, outputTokens: 5 },
      { type: 'finish', reason: 'length', raw: 'max_tokens' },
    ]);
  });
});

describe('the end of a message', () => {
  it.each([
    ['end_turn', 'complete', 'stop'],
    ['stop_sequence', 'complete', 'stop'],
    ['tool_use', 'complete', 'tool-calls'],
    ['max_tokens', 'incomplete', 'length'],
    ['model_context_window_exceeded', 'incomplete', 'length'],
    ['pause_turn', 'incomplete', 'length'],
    ['refusal', 'incomplete', 'content-filter'],
    ['something_new', 'complete', 'other'],
  ])('with %s is %s', (stop_reason, status, finishReason) => {
    const reason = { type: 'message_delta', delta: { stop_reason } };
    expect(toEnd(decode(text, reason, stop))).toEqual({ status, finishReason });
    expect(toEnd(decode(text, reason))).toEqual({ status: 'incomplete' });
  });

  it('needs no reason', () => {
    expect(toEnd(decode(text, stop))).toEqual({ status: 'complete', finishReason: 'stop' });
  });

  it('is a failure when the server is overloaded', () => {
    const error = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } };
    expect(toEnd(decode(text, error))).toMatchObject({
      status: 'failed',
      error: { detail: 'Overloaded' },
    });
  });
});

describe('a refused request', () => {
  it.each([
    ['rate_limit_error', undefined, 'rate-limit'],
    ['rate_limit_error', { error_code: 'enforced_spend_limit_reached' }, 'payment'],
  ])('with status 429, %s and %j is %s', (type, details, code) => {
    const body = JSON.stringify({ type: 'error', error: { type, message: 'No.', details } });
    const error = anthropic.toError(429, new Headers(), body);
    expect(error).toMatchObject({ code, details: { status: 429, detail: 'No.' } });
  });
});
