import { describe, expect, it } from 'vitest';
import { findErrorMessage } from '../../../../lib/formats/error/error-message.ts';
import { readRetryAfterMs, toHttpError } from '../../../../lib/formats/error/http-error.ts';

const refuse = (status: number, body: unknown = '', headers: Record<string, string> = {}) =>
  toHttpError(status, new Headers(headers), typeof body === 'string' ? body : JSON.stringify(body));

describe('a refusal', () => {
  it.each([
    [400, 'bad-request'],
    [401, 'auth'],
    [402, 'payment'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [405, 'bad-request'],
    [408, 'timeout'],
    [413, 'too-large'],
    [422, 'bad-request'],
    [429, 'rate-limit'],
    [500, 'server'],
    [503, 'server'],
    [529, 'server'],
    [304, 'bad-response'],
  ])('with status %d alone is %s', (status, code) => {
    expect(refuse(status)).toMatchObject({ code, details: { status } });
  });

  it.each([
    [429, { error: { code: 'insufficient_quota', message: 'No.' } }, 'payment'],
    [429, { error: { type: 'exceeded_current_quota_error' } }, 'payment'],
    [429, { error: { code: '1113', message: '您的账户已欠费' } }, 'payment'],
    [429, { error: { code: 'rate_limit_exceeded', type: 'tokens' } }, 'rate-limit'],
    [400, { error: { code: 'context_length_exceeded' } }, 'context-length'],
    [413, { error: { message: 'The prompt is too long.' } }, 'context-length'],
    [
      500,
      { error: { message: 'the request exceeds the available context size' } },
      'context-length',
    ],
    [400, { error: { code: 'invalid_api_key' } }, 'auth'],
    [400, { error: { code: 'model_not_found' } }, 'not-found'],
    [400, { error: { code: 'AuthenticationError', type: 'Unauthorized' } }, 'auth'],
  ])('with status %d and the body %j is %s', (status, body, code) => {
    expect(refuse(status, body).code).toBe(code);
  });

  it('has no detail where the server says nothing', () => {
    expect(refuse(500, {}).details).toEqual({ status: 500 });
  });
});

describe('the words of a refusal', () => {
  it.each([
    ['an error object', { error: { message: 'boom', type: 't' } }],
    ['an error text', { error: 'boom' }],
    ['a message', { message: 'boom', code: 7 }],
    ['a message with a detail', { object: 'error', message: { detail: [{ msg: 'boom' }] } }],
    ['a detail', { detail: 'boom' }],
    ['a list of errors', [{ error: { message: 'boom' } }]],
    [
      'the answer of the provider behind it',
      { error: { message: 'x', metadata: { raw: 'boom' } } },
    ],
    ['its JSON', { error: { message: 'x', metadata: { raw: '{"error":{"message":"boom"}}' } } }],
    ['plain text', ' boom\n'],
  ])('are found in %s', (_shape, body) => {
    expect(findErrorMessage(typeof body === 'string' ? body : JSON.stringify(body))).toBe('boom');
  });

  it('say where, when the server does', () => {
    const detail = [
      { loc: ['body', 'model'], msg: 'Field required' },
      { loc: ['body', 'n', 0], msg: 'Not a number' },
    ];
    expect(findErrorMessage({ detail })).toBe('body.model: Field required; body.n.0: Not a number');
  });

  it.each(['', ' ', '{}', '[ ]'])('are empty for %j', (body) => {
    expect(findErrorMessage(body)).toBe('');
  });

  it.each(['{"reason":"boom"}', '{"error":{"message":7}}'])('are the JSON %s itself', (body) => {
    expect(findErrorMessage(body)).toBe(body);
  });

  it('are cut at 500 characters', () => {
    expect(findErrorMessage({ message: 'a'.repeat(501) })).toBe('a'.repeat(500));
  });

  it('survive a body that is nested without end', () => {
    expect(findErrorMessage('['.repeat(20_000) + ']'.repeat(20_000))).toMatch(/^\[/);
  });
});

describe('the time to wait', () => {
  const date = 'Sun, 06 Nov 1994 08:49:37 GMT';
  it.each([
    ['nothing', {}, undefined],
    ['milliseconds', { 'retry-after-ms': '1500.5', 'retry-after': '9' }, 1500.5],
    ['seconds', { 'retry-after': '2' }, 2000],
    ['a date', { 'retry-after': 'Sun, 06 Nov 1994 08:50:07 GMT', date }, 30_000],
    ['a date that has passed', { 'retry-after': date, date: 'Sun, 06 Nov 1994 09:00:00 GMT' }, 0],
    ['a date without a clock to hold it against', { 'retry-after': date }, 0],
    ['words', { 'retry-after': 'soon' }, undefined],
    ['a negative number of ms', { 'retry-after-ms': '-5', 'retry-after': '1' }, 1000],
  ])('is read from %s', (_shape, headers, expected) => {
    expect(readRetryAfterMs(new Headers(headers as Record<string, string>))).toBe(expected);
  });

  it('goes along with the error', () => {
    expect(refuse(429, '', { 'retry-after': '2' }).details).toEqual({
      status: 429,
      retryAfterMs: 2000,
    });
  });
});
