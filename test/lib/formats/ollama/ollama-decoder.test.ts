import { describe, expect, it } from 'vitest';
import { createOllamaDecoder } from '../../../../lib/formats/ollama/ollama-decoder.ts';
import { decodeBody, toEnd } from '../decode-body.ts';

const decode = (...lines: object[]) =>
  decodeBody(createOllamaDecoder(), lines.map((line) => JSON.stringify(line)).join('\n'), {
    framing: 'ndjson',
  }).flat();

const text = { message: { content: 'Hi' }, done: false };

describe('the lines of an answer', () => {
  it('tell a call by its name', () => {
    const tool_calls = [{ function: { name: 'find', arguments: { q: 1 } } }, { function: {} }];
    expect(decode({ message: { content: '', tool_calls } })).toEqual([
      { type: 'tool-call', name: 'find' },
    ]);
  });

  it.each([
    ['stop', 'complete', 'stop'],
    [undefined, 'complete', 'stop'],
    ['length', 'incomplete', 'length'],
    ['unload', 'complete', 'other'],
  ])('with the reason %s end %s', (done_reason, status, finishReason) => {
    expect(toEnd(decode(text, { done: true, done_reason }))).toEqual({ status, finishReason });
  });

  it('wait for a tool where one was called', () => {
    const call = { message: { tool_calls: [{ function: { name: 'find' } }] } };
    expect(toEnd(decode(call, { done: true, done_reason: 'stop' }))).toEqual({
      status: 'complete',
      finishReason: 'tool-calls',
    });
  });

  it('may end in an error', () => {
    expect(toEnd(decode(text, { error: 'boom' }))).toMatchObject({
      status: 'failed',
      error: { detail: 'boom' },
    });
  });
});
