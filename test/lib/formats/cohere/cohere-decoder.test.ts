import { describe, expect, it } from 'vitest';
import { createCohereDecoder } from '../../../../lib/formats/cohere/cohere-decoder.ts';
import { decodeBody, toEnd, toEvents } from '../decode-body.ts';

const decode = (...events: object[]) => decodeBody(createCohereDecoder(), toEvents(events)).flat();

const toEvent = (type: string, message: object) => ({ type, delta: { message } });
const text = toEvent('content-delta', { content: { text: 'Hi' } });

describe('the parts of an answer', () => {
  it.each([
    [
      'the plan for its tools is reasoning',
      toEvent('tool-plan-delta', { tool_plan: 'Hm' }),
      [{ type: 'reasoning-delta', text: 'Hm' }],
    ],
    [
      'a call is told by its name',
      toEvent('tool-call-start', {
        tool_calls: { id: 'a', type: 'function', function: { name: 'find', arguments: '' } },
      }),
      [{ type: 'tool-call', name: 'find' }],
    ],
    [
      'its arguments are nothing',
      toEvent('tool-call-delta', { tool_calls: { function: { arguments: '{' } } }),
      [],
    ],
    [
      'pages among its sources are told',
      toEvent('citation-start', {
        citations: {
          text: 'Hi',
          sources: [
            { type: 'document', document: { url: 'https://a.test/', title: 'A' } },
            { type: 'tool', tool_output: { url: 'https://b.test/' } },
            { type: 'document', document: { id: 'c', snippet: 'x' } },
          ],
        },
      }),
      [
        { type: 'citation', url: 'https://a.test/', title: 'A' },
        { type: 'citation', url: 'https://b.test/', title: '' },
      ],
    ],
    ['an unknown event is nothing', { type: 'something-new', delta: {} }, []],
  ])('%s', (_rule, event, parts) => {
    expect(decode(event)).toEqual(parts);
  });

  it('are read from a whole answer, where the server does not stream', () => {
    const whole = {
      id: 'c',
      finish_reason: 'COMPLETE',
      message: { role: 'assistant', content: [{ type: 'text', text: 'Hi' }] },
      usage: { billed_units: { input_tokens: 3, output_tokens: 5 } },
    };
    const parts = decodeBody(createCohereDecoder(), JSON.stringify(whole), {
      contentType: 'application/json',
    });
    expect(parts.flat()).toEqual([
      { type: 'text-delta', text: 'Hi' },
      { type: 'usage', inputTokens: 3, outputTokens: 5 },
      { type: 'finish', reason: 'stop', raw: 'COMPLETE' },
    ]);
  });
});

describe('the end of an answer', () => {
  it.each([
    ['COMPLETE', 'complete', 'stop'],
    ['STOP_SEQUENCE', 'complete', 'stop'],
    ['TOOL_CALL', 'complete', 'tool-calls'],
    ['MAX_TOKENS', 'incomplete', 'length'],
    ['ERROR_TOXIC', 'incomplete', 'content-filter'],
  ])('with %s is %s', (finish_reason, status, finishReason) => {
    const end = { type: 'message-end', delta: { finish_reason } };
    expect(toEnd(decode(text, end))).toEqual({ status, finishReason });
  });

  it.each([
    ['ERROR', { type: 'message-end', delta: { finish_reason: 'ERROR' } }, 'ERROR'],
    [
      'an error in words',
      { type: 'message-end', delta: { finish_reason: 'ERROR', error: 'boom' } },
      'boom',
    ],
    ['a bare error', { id: 'c', message: 'boom' }, 'boom'],
  ])('is a failure with %s', (_case, event, detail) => {
    expect(toEnd(decode(text, event))).toMatchObject({ status: 'failed', error: { detail } });
  });
});
