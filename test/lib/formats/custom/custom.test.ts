import { describe, expect, it } from 'vitest';
import type { CustomEndpoint } from '../../../../lib/formats/custom-endpoint.ts';
import { custom } from '../../../../lib/formats/custom/custom.ts';
import type { Endpoint } from '../../../../lib/formats/format.ts';
import { decodeBody, joinText, toEnd } from '../decode-body.ts';
import { CONVERSATION, toEndpoint } from '../sample-request.ts';

const toCustomEndpoint = (described: Partial<CustomEndpoint>, changes: Partial<Endpoint> = {}) =>
  toEndpoint({
    custom: {
      method: 'POST',
      url: 'http://127.0.0.1:4010/ask/',
      body: '{"q": {{prompt}}}',
      framing: 'auto',
      textPath: 't',
      mode: 'auto',
      doneMark: '',
      errorPath: '',
      ...described,
    },
    ...changes,
  });

const toRequest = (described: Partial<CustomEndpoint>, changes?: Partial<Endpoint>) =>
  custom.toRequest(CONVERSATION, toCustomEndpoint(described, changes));

const read = (described: Partial<CustomEndpoint>, body: string) =>
  decodeBody(custom.createDecoder(toCustomEndpoint(described)), body).flat();

const toBody = (...payloads: unknown[]) =>
  payloads.map((payload) => `data: ${JSON.stringify(payload)}\n\n`).join('');

describe('the request', () => {
  it('is the template, filled in', () => {
    const body = '{"m":{{messages}},"h":{{history}},"q":"Q: {{prompt}}","model":"{{model}}"}';
    expect(JSON.parse(toRequest({ body }).body ?? '')).toEqual({
      m: CONVERSATION.messages,
      h: [['Why is the sea salt?', 'Rivers.']],
      q: 'Q: All of it?',
      model: 'demo',
    });
  });

  it('is cut as the user says, and its options are no part of it', () => {
    expect(toRequest({ framing: 'ndjson' }, { options: { top_k: 1 } })).toEqual({
      url: 'http://127.0.0.1:4010/ask/',
      method: 'POST',
      headers: { accept: 'text/event-stream, */*', 'content-type': 'application/json' },
      body: '{"q": "All of it?"}',
      framing: 'ndjson',
    });
  });

  it('is a form where its body is one, percent-encoded', () => {
    const body = ' q={{prompt}}&m={{model}}&key={{key}}&stream=1\n';
    const headers = { authorization: '' };
    expect(toRequest({ body }, { apiKey: 'a&b', headers })).toMatchObject({
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'q=All%20of%20it%3F&m=demo&key=a%26b&stream=1',
    });
  });

  it('of GET has all in its URL', () => {
    const request = toRequest({
      method: 'GET',
      url: 'http://127.0.0.1:4010/?q={{prompt}}&m={{model}}',
      body: 'never sent',
    });
    expect(request).toMatchObject({
      url: 'http://127.0.0.1:4010/?q=All%20of%20it%3F&m=demo',
      headers: { accept: 'text/event-stream, */*' },
    });
    expect(request).not.toHaveProperty('body');
    expect(request.headers).not.toHaveProperty('content-type');
  });

  it('carries the key as a bearer token, unless a header says otherwise', () => {
    expect(toRequest({}, { apiKey: 'k1' }).headers).toHaveProperty('authorization', 'Bearer k1');
    const headers = { Authorization: 'Token k2' };
    expect(toRequest({}, { apiKey: 'k1', headers }).headers).toHaveProperty(
      'authorization',
      'Token k2',
    );
  });

  it('takes the session of the user along only where they allowed it', () => {
    expect(toRequest({}, { withCookies: true }).withCookies).toBe(true);
    expect(toRequest({}, { withCookies: false }).withCookies).toBeUndefined();
  });

  it.each([
    ['another host', 'http://127.0.0.2:4010/'],
    ['another port', 'http://127.0.0.1:4011/'],
    ['a name in it', 'http://me:word@127.0.0.1:4010/'],
    ['no scheme', '127.0.0.1:4010/'],
    ['a place for its host', 'http://{{model}}:4010/'],
  ])('is refused with %s in its URL', (_what, url) => {
    expect(() => toRequest({ url })).toThrow(expect.objectContaining({ code: 'invalid-url' }));
  });

  it('is refused without a description, and with a body that is no JSON', () => {
    const refused: unknown = expect.objectContaining({ code: 'bad-request' });
    expect(() => custom.toRequest(CONVERSATION, toEndpoint())).toThrow(refused);
    expect(() => custom.createDecoder(toEndpoint())).toThrow(refused);
    expect(() => toRequest({ body: 'Ask {{prompt}}' })).toThrow(refused);
  });
});

describe('the text', () => {
  it.each<[string, Partial<CustomEndpoint>, string, string]>([
    ['each frame where there is no path', { textPath: '' }, 'data: 我\n\ndata:\ndata:\n\n', '我\n'],
    ['where its path leads', { textPath: 'a.0.b' }, toBody({ a: [{ b: 'Hi' }] }), 'Hi'],
    ['nothing where that is no text', { textPath: 'a' }, toBody({ a: 7 }, { a: {} }, 'a'), ''],
    ['the last where each is whole', { mode: 'cumulative' }, toBody({ t: 'ab' }, { t: 'x' }), 'x'],
    ['the sum where each is new', { mode: 'delta' }, toBody({ t: 'a' }, { t: 'ab' }), 'aab'],
  ])('is %s', (_rule, described, body, text) => {
    expect(joinText(read(described, body), 'text-delta')).toBe(text);
  });
});

describe('the end', () => {
  const words = toBody({ t: 'Hi' });

  it.each<[string, Partial<CustomEndpoint>, string, string]>([
    ['complete at its mark', { doneMark: '[END]' }, `${words}data: [end]\n\n`, 'complete'],
    ['complete at its mark in quotes', { doneMark: 'END' }, `${words}data: "end"\n\n`, 'complete'],
    ['complete at an event', { doneMark: 'end' }, `${words}event: end\ndata: 1\n\n`, 'complete'],
    ['complete at [DONE] in JSON', { doneMark: 'x' }, `${words}data: [DONE]\n\n`, 'complete'],
    ['incomplete without its mark', { doneMark: '[END]' }, words, 'incomplete'],
    ['complete with its body where no mark is known', {}, words, 'complete'],
    ['incomplete inside a frame', {}, `${words}data: {"t":"a`, 'incomplete'],
    ['incomplete without words', {}, toBody({ x: 1 }), 'incomplete'],
    [
      'incomplete where [DONE] is text',
      { textPath: '', doneMark: 'x' },
      'data: [DONE]\n\n',
      'incomplete',
    ],
  ])('is %s', (_rule, described, body, status) => {
    expect(toEnd(read(described, body)).status).toBe(status);
  });

  it('is the end: words after the mark are none of the answer', () => {
    const parts = read({ doneMark: '[END]' }, `${words}data: [END]\n\n${words}`);
    expect(joinText(parts, 'text-delta')).toBe('Hi');
  });
});

/** How an answer without frames ends, whole and in every two pieces. */
function readText(doneMark: string, body: string) {
  const bytes = new TextEncoder().encode(body);
  const endpoint = toCustomEndpoint({ framing: 'text', textPath: '', mode: 'delta', doneMark });
  const outcomes = Array.from({ length: bytes.length + 1 }, (_, cut) => {
    const parts = decodeBody(custom.createDecoder(endpoint), bytes, {
      framing: 'text',
      contentType: 'text/plain',
      cuts: [cut],
    }).flat();
    return `${toEnd(parts).status}: ${joinText(parts, 'text-delta')}`;
  });
  return [...new Set(outcomes)];
}

describe('the done mark of plain text', () => {
  it.each([
    ['as its last line', '[DONE]', 'Hi\n[DONE]', 'complete: Hi\n'],
    ['with blanks after it', '[DONE]', 'Hi\n[done]\r\n\n', 'complete: Hi\n'],
    ['right after the last word', '[DONE]', 'Hi.[DONE]', 'complete: Hi.'],
    [
      'not within the text',
      '[DONE]',
      'A line:\n[DONE]\nis a mark.',
      'incomplete: A line:\n[DONE]\nis a mark.',
    ],
    ['not as a part of a line', '[DONE]', 'Hi\n[DONE]!', 'incomplete: Hi\n[DONE]!'],
    ['not as half of it', '[DONE]', 'Hi\n[DON', 'incomplete: Hi\n[DON'],
    ['a word, as its last line', 'end', 'Hi\nEND\n', 'complete: Hi\n'],
    ['a word, not as the last word', 'end', 'That is the end', 'incomplete: That is the end'],
    ['alone, which is no answer', '[DONE]', '[DONE]', 'failed: '],
    ['none where none is described', '', 'Hi\n[DONE]', 'complete: Hi\n[DONE]'],
  ])('counts %s, however it is cut', (_where, doneMark, body, outcome) => {
    expect(readText(doneMark, body)).toEqual([outcome]);
  });

  const readFrames = (framing: CustomEndpoint['framing'], ...data: string[]) => {
    const endpoint = toCustomEndpoint({ framing, textPath: '', mode: 'delta', doneMark: '[DONE]' });
    const decoder = custom.createDecoder(endpoint);
    const parts = data.flatMap((each) => decoder.decode({ data: each, event: '' }));
    const all = [...parts, ...decoder.flush()];
    return `${toEnd(all).status}: ${joinText(all, 'text-delta')}`;
  };

  it('is the last frame where nobody knows whether there are frames', () => {
    expect(readFrames('auto', 'Hi', '[DONE]')).toBe('complete: Hi');
    expect(readFrames('auto', 'Hi', '[DONE]', '!')).toBe('incomplete: Hi[DONE]!');
  });

  it('is any whole frame where there are frames', () => {
    expect(readFrames('sse', 'Hi', '[DONE]', '!')).toBe('complete: Hi');
    expect(readFrames('sse', 'Hi', 'see [DONE]')).toBe('incomplete: Hisee [DONE]');
  });
});

describe('thinking between tags', () => {
  it.each<[string, Partial<CustomEndpoint>, string]>([
    ['in pieces', { mode: 'delta' }, toBody({ t: '<think>H' }, { t: 'm.</th' }, { t: 'ink>Hi' })],
    [
      'in the whole so far',
      { mode: 'cumulative' },
      toBody({ t: '<think>Hm' }, { t: '<think>Hm.</think>' }, { t: '<think>Hm.</think>Hi' }),
    ],
    [
      'in what turns out to be the whole so far',
      { mode: 'auto' },
      toBody({ t: '<think>H' }, { t: '<think>Hm.' }, { t: '<think>Hm.</think>Hi' }),
    ],
  ])('%s is no part of the text', (_how, described, body) => {
    const parts = read(described, body);
    expect(joinText(parts, 'reasoning-delta')).toBe('Hm.');
    expect(joinText(parts, 'text-delta')).toBe('Hi');
  });
});

describe('an error', () => {
  it.each([
    ['a text', 'e.m', { e: { m: 'boom' } }, { code: 'provider', detail: 'boom' }],
    ['an object', 'e', { e: { message: 'boom' } }, { code: 'provider', detail: 'boom' }],
    ['a number', 'code', { code: 429 }, { code: 'rate-limit' }],
    [
      'a text beside a code',
      'error.message',
      { error: { message: 'No.', code: 'insufficient_quota' } },
      { code: 'payment', detail: 'No.' },
    ],
  ])('is told where its path leads to %s', (_what, errorPath, payload, error) => {
    const parts = read({ errorPath }, toBody({ t: 'Hi' }, payload, { t: '!' }));
    expect(parts).toEqual([
      { type: 'text-delta', text: 'Hi' },
      { type: 'error', error: { ...error, message: expect.any(String) } },
    ]);
  });

  it.each([null, '', 0, false])('is none where its path leads to %j', (error) => {
    expect(read({ errorPath: 'e', doneMark: 'x' }, toBody({ t: 'Hi', e: error }))).toEqual([
      { type: 'text-delta', text: 'Hi' },
    ]);
  });

  it('is an event of that name too', () => {
    const parts = read({}, 'event: error\ndata: {"message":"boom"}\n\n');
    expect(toEnd(parts)).toMatchObject({ status: 'failed', error: { detail: 'boom' } });
  });
});
