import { describe, expect, it } from 'vitest';
import { createOpenAiResponsesDecoder } from '../../../../lib/formats/openai-responses/openai-responses-decoder.ts';
import { decodeBody, toEnd, toEvents } from '../decode-body.ts';

const decode = (...events: object[]) =>
  decodeBody(createOpenAiResponsesDecoder(), toEvents(events)).flat();

const toEndEvent = (status: string, response: object = {}) => ({
  type: `response.${status}`,
  response: { status, ...response },
});

const message = { type: 'message', content: [{ type: 'output_text', text: 'Hi' }] };

describe('the parts of a response', () => {
  it.each([
    [
      'a refusal is text',
      { type: 'response.refusal.delta', delta: 'No.' },
      [{ type: 'text-delta', text: 'No.' }],
    ],
    [
      'a second summary of the thinking begins a paragraph',
      { type: 'response.reasoning_summary_part.added', summary_index: 1 },
      [{ type: 'reasoning-delta', text: '\n\n' }],
    ],
    [
      'a first one does not',
      { type: 'response.reasoning_summary_part.added', summary_index: 0 },
      [],
    ],
    [
      'an annotation is a source',
      {
        type: 'response.output_text.annotation.added',
        annotation: { type: 'url_citation', url: 'https://a.test/', title: 'A' },
      },
      [{ type: 'citation', url: 'https://a.test/', title: 'A' }],
    ],
    [
      'a call of a function is told by its name',
      { type: 'response.output_item.added', item: { type: 'function_call', name: 'find' } },
      [{ type: 'tool-call', name: 'find' }],
    ],
    [
      "a call of a tool of the server's by its type",
      { type: 'response.output_item.added', item: { type: 'web_search_call' } },
      [{ type: 'tool-call', name: 'web_search' }],
    ],
    [
      'the end of a call is not told again',
      { type: 'response.output_item.done', item: message },
      [],
    ],
    ['an unknown event is nothing', { type: 'response.something.new', delta: 'x' }, []],
  ])('%s', (_rule, event, parts) => {
    expect(decode(event)).toEqual(parts);
  });

  it('are read from the end where no word came before', () => {
    expect(decode(toEndEvent('completed', { output: [{ type: 'reasoning' }, message] }))).toEqual([
      { type: 'text-delta', text: 'Hi' },
      { type: 'finish', reason: 'stop', raw: 'completed' },
    ]);
  });

  it('are read from a whole response, where the server does not stream', () => {
    const whole = { object: 'response', status: 'completed', error: null, output: [message] };
    const parts = decodeBody(createOpenAiResponsesDecoder(), JSON.stringify(whole), {
      contentType: 'application/json',
    });
    expect(parts.flat()).toEqual([
      { type: 'text-delta', text: 'Hi' },
      { type: 'finish', reason: 'stop', raw: 'completed' },
    ]);
  });
});

describe('the end of a response', () => {
  const text = { type: 'response.output_text.delta', delta: 'Hi' };
  const call = { type: 'response.output_item.added', item: { type: 'function_call', name: 'f' } };

  it.each([
    ['completed', toEndEvent('completed'), 'complete', 'stop'],
    [
      'cut at its limit',
      toEndEvent('incomplete', { incomplete_details: { reason: 'max_output_tokens' } }),
      'incomplete',
      'length',
    ],
    [
      'filtered',
      toEndEvent('incomplete', { incomplete_details: { reason: 'content_filter' } }),
      'incomplete',
      'content-filter',
    ],
    ['incomplete for no reason', toEndEvent('incomplete'), 'incomplete', 'length'],
  ])('may be %s', (_end, event, status, finishReason) => {
    expect(toEnd(decode(text, event))).toEqual({ status, finishReason });
  });

  it('waits for a tool where it called a function', () => {
    expect(toEnd(decode(call, toEndEvent('completed')))).toEqual({
      status: 'complete',
      finishReason: 'tool-calls',
    });
  });

  it.each([
    ['response.failed', toEndEvent('failed', { error: { code: 'x', message: 'boom' } })],
    ['error', { type: 'error', error: { code: 'x', message: 'boom' } }],
    ['error in the old form', { type: 'error', code: 'x', message: 'boom' }],
  ])('is a failure with %s', (_event, event) => {
    expect(toEnd(decode(text, event))).toMatchObject({
      status: 'failed',
      error: { code: 'provider', detail: 'boom' },
    });
  });
});
