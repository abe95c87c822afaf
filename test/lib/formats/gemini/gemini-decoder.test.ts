import { describe, expect, it } from 'vitest';
import { createGeminiDecoder } from '../../../../lib/formats/gemini/gemini-decoder.ts';
import { gemini } from '../../../../lib/formats/gemini/gemini.ts';
import { decodeBody, joinText, toEnd, toEvents } from '../decode-body.ts';

const decode = (...chunks: object[]) => decodeBody(createGeminiDecoder(), toEvents(chunks)).flat();

const toChunk = (parts: object[], rest: object = {}) => ({
  candidates: [{ content: { parts, role: 'model' }, ...rest }],
});

describe('the parts of a chunk', () => {
  it.each([
    [
      'thoughts are reasoning',
      toChunk([{ text: 'Hm', thought: true }, { text: 'Hi' }]),
      [
        { type: 'reasoning-delta', text: 'Hm' },
        { type: 'text-delta', text: 'Hi' },
      ],
    ],
    [
      'a call is told by its name',
      toChunk([{ functionCall: { name: 'find', args: {} }, thoughtSignature: 'Er==' }]),
      [{ type: 'tool-call', name: 'find' }],
    ],
    [
      'pages it was grounded on are sources',
      toChunk([], {
        groundingMetadata: { groundingChunks: [{ web: { uri: 'https://a.test/', title: 'A' } }] },
      }),
      [{ type: 'citation', url: 'https://a.test/', title: 'A' }],
    ],
    [
      'pages it quotes are sources, each once',
      toChunk([], {
        citationMetadata: {
          citationSources: [{ uri: 'https://a.test/' }, { startIndex: 1 }],
          citations: [{ uri: 'https://a.test/' }],
        },
      }),
      [{ type: 'citation', url: 'https://a.test/', title: '' }],
    ],
    [
      'usage without an answer is of the prompt alone',
      { usageMetadata: { promptTokenCount: 3, totalTokenCount: 3 } },
      [{ type: 'usage', inputTokens: 3 }],
    ],
    ['unknown parts are nothing', toChunk([{ executableCode: { code: 'x' } }]), []],
  ])('%s', (_rule, chunk, parts) => {
    expect(decode(chunk)).toEqual(parts);
  });

  it('are read from a whole array in one frame', () => {
    const frame = {
      event: '',
      data: JSON.stringify([toChunk([{ text: 'H' }]), toChunk([{ text: 'i' }])]),
    };
    expect(joinText(createGeminiDecoder().decode(frame), 'text-delta')).toBe('Hi');
  });
});

describe('the end of an answer', () => {
  const text = toChunk([{ text: 'Hi' }]);

  it.each([
    ['STOP', 'complete', 'stop'],
    ['MAX_TOKENS', 'incomplete', 'length'],
    ['SAFETY', 'incomplete', 'content-filter'],
    ['RECITATION', 'incomplete', 'content-filter'],
    ['PROHIBITED_CONTENT', 'incomplete', 'content-filter'],
  ])('with %s is %s', (finishReason, status, reason) => {
    const last = { candidates: [{ finishReason }] };
    expect(toEnd(decode(text, last))).toEqual({ status, finishReason: reason });
  });

  it.each(['OTHER', 'MALFORMED_FUNCTION_CALL'])('with %s is a failure', (finishReason) => {
    expect(toEnd(decode(text, { candidates: [{ finishReason }] }))).toMatchObject({
      status: 'failed',
      error: { detail: finishReason },
    });
  });

  it('waits for a tool where it called one', () => {
    const call = toChunk([{ functionCall: { name: 'find' } }], { finishReason: 'STOP' });
    expect(toEnd(decode(call))).toEqual({ status: 'complete', finishReason: 'tool-calls' });
  });

  it('is the last one, where every chunk says STOP', () => {
    const chunks = ['H', 'i'].map((word) => toChunk([{ text: word }], { finishReason: 'STOP' }));
    const cut = { candidates: [{ finishReason: 'MAX_TOKENS' }] };
    expect(toEnd(decode(...chunks))).toEqual({ status: 'complete', finishReason: 'stop' });
    expect(toEnd(decode(...chunks, cut))).toEqual({ status: 'incomplete', finishReason: 'length' });
  });

  it('is a failure where the prompt was refused', () => {
    const blocked = { promptFeedback: { blockReason: 'SAFETY' } };
    expect(toEnd(decode(blocked))).toMatchObject({
      status: 'failed',
      finishReason: 'content-filter',
      error: { detail: 'SAFETY' },
    });
  });

  it('is a failure where bare JSON says so in the midst of the events', () => {
    const body = `${toEvents([text])}{\n  "error": {\n    "code": 499,\n    "message": "boom"\n  }\n}\n`;
    expect(toEnd(decodeBody(createGeminiDecoder(), body).flat())).toMatchObject({
      status: 'failed',
      error: { detail: 'boom' },
    });
  });
});

describe('a refused request', () => {
  const toBody = (details: unknown[], isList = false) => {
    const body = { error: { code: 400, message: 'No.', status: 'X', details } };
    return JSON.stringify(isList ? [body] : body);
  };

  it.each([
    ['a wrong key, for all its status', 400, [{ reason: 'API_KEY_INVALID' }], 'auth', undefined],
    ['a bad request', 400, [], 'bad-request', undefined],
    ['a limit of rate', 429, [{ retryDelay: '34.4s' }], 'rate-limit', 34_400],
    ['a limit of rate with no time', 429, [{ retryDelay: 'soon' }, null], 'rate-limit', undefined],
  ])('may be %s', (_case, status, details, code, retryAfterMs) => {
    for (const isList of [false, true]) {
      const error = gemini.toError(status, new Headers(), toBody(details, isList));
      expect(error.code).toBe(code);
      expect(error.details.detail).toBe('No.');
      expect(error.details.retryAfterMs).toBe(retryAfterMs);
    }
  });
});
