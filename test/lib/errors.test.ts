import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ERROR_CODES,
  GlossError,
  isAbort,
  isGlossError,
  maskSecrets,
  toWireError,
} from '../../lib/errors.ts';

describe('maskSecrets', () => {
  it.each([
    ['a key of OpenAI', 'Incorrect API key provided: sk-proj-Ab12Cd34Ef56.', 'provided: •••.'],
    ['a key of Anthropic', 'x-api-key sk-ant-api03-AbCdEfGh_Ij', 'x-api-key •••'],
    ['a key of Google', 'AIzaSyA-1234567890abcdefg is not valid', '••• is not valid'],
    ['a key of Groq', '“gsk_0123456789abcdef”', '“•••”'],
    ['a key of NVIDIA', 'nvapi-0123456789abcdef', '•••'],
    ['a key of Cerebras', 'csk-0123456789abcdef', '•••'],
    ['a bearer token', 'authorization: Bearer abc.def-123', 'authorization: Bearer •••'],
    ['a bearer token in JSON', '{"h":"bearer 0123456789"}', '{"h":"bearer •••"}'],
    [
      'a basic password',
      '"Authorization": "Basic dXNlcjE6cGFzcw=="',
      '"Authorization": "Basic •••"',
    ],
    ['a key in a query', 'https://a.test/?key=abcdef&alt=sse', '?key=•••&alt=sse'],
    ['a key behind an underscore', 'OPENAI_API_KEY=abcdefgh', 'OPENAI_API_KEY=•••'],
    ['a key in camel case', '?apiKey=abcdefgh#top', '?apiKey=•••'],
    ['a token in JSON', '{"access_token":"0a1b2c3d4e","n":1}', '{"access_token":"•••","n":1}'],
    ['a header', 'x-api-key: 0a1b2c3d4e', 'x-api-key: •••'],
    ['a password in a URL', 'credentials: http://user:pass@host/v1', 'http://•••@host/v1'],
    ['a password that holds an @', 'http://user:p@ss@host/v1', 'http://•••@host/v1'],
    ['a password with no user', 'http://:pass@host', 'http://•••@host'],
  ])('hides %s and leaves what is around it', (_what, text, shown) => {
    expect(maskSecrets(text)).toContain(shown);
  });

  it('hides every one of several', () => {
    expect(maskSecrets('sk-aaaaaaaa1, sk-bbbbbbbb2; key=cccc')).toBe('•••, •••; key=•••');
  });

  it.each([
    'The skeleton of the argument survives skepticism and a skateboard.',
    'A task-management app with a disk-partitioner.',
    'The token: economy is everything.',
    'The key: economy of means.',
    'A bearer token is required.',
    'Bearer authentication required',
    'The standard bearer carried it.',
    'You exceeded your limit of 40000 tokens: 41234 were requested.',
    "Unrecognized key: 'max_completion_tokens'",
    'Unknown key: "stream_options"',
    'Missing Authorization header',
    'The basic plan has no gpt-4o-mini.',
    'The model `gpt-5-mini-2025-08-07` does not exist.',
    'http://127.0.0.1:8080/v1?mail=reader@a.test',
    'Write to help@a.test: we answer.',
    '请检查密钥：不正确。',
  ])('leaves prose alone: %s', (text) => {
    expect(maskSecrets(text)).toBe(text);
  });

  it('never lets a key through, whatever stands before and after it', () => {
    const key = fc.stringMatching(/^sk-[A-Za-z0-9]{20,48}$/);
    const around = fc.constantFrom(' ', '"', "'", '(', '\n', '=', ': ', ', ', '`', '。');
    fc.assert(
      fc.property(around, key, around, (before, secret, after) => {
        expect(maskSecrets(before + secret + after)).not.toContain(secret.slice(3));
      }),
    );
  });
});

describe('toWireError', () => {
  it('keeps all that a GlossError says, except its cause', () => {
    const error = new GlossError('rate-limit', 'status 429', {
      host: 'a.test',
      status: 429,
      retryAfterMs: 2000,
      detail: 'Slow down.',
      cause: new Error('inner'),
    });
    expect(toWireError(error)).toEqual({
      code: 'rate-limit',
      message: 'status 429',
      host: 'a.test',
      status: 429,
      retryAfterMs: 2000,
      detail: 'Slow down.',
    });
  });

  it('has no field that was not given', () => {
    expect(Object.keys(toWireError(new GlossError('auth', 'refused')))).toEqual([
      'code',
      'message',
    ]);
  });

  it('hides secrets in the message and in what the server said', () => {
    const error = new GlossError('auth', 'key=abcdefgh', { detail: 'sk-abcdefgh is wrong' });
    expect(toWireError(error)).toMatchObject({ message: 'key=•••', detail: '••• is wrong' });
  });

  it.each([
    [new TypeError('no such function'), 'TypeError: no such function'],
    ['just words', 'just words'],
    [undefined, 'undefined'],
    [Symbol('sign'), 'Symbol(sign)'],
    [new Error('sk-abcdefgh'), 'Error: •••'],
  ])('calls %o internal', (thrown, message) => {
    expect(toWireError(thrown)).toEqual({ code: 'internal', message });
  });

  const fakeGlossError = Object.assign(new Error('fake'), { name: 'GlossError', code: 'made-up' });
  const unprintable = {
    toString() {
      throw new Error('no text');
    },
  };
  it.each([
    ['an object with no prototype', Object.create(null)],
    ['an object whose text cannot be made', unprintable],
    ['an error whose message cannot be made', Object.assign(new Error(), { message: unprintable })],
    ['an error that only has the name', fakeGlossError],
  ])('does not throw on %s', (_what, thrown) => {
    expect(toWireError(thrown).code).toBe('internal');
  });

  it('makes plain data with a known code of anything', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withSparseArray: true }), (thrown) => {
        const wire = toWireError(thrown);
        expect(ERROR_CODES).toContain(wire.code);
        expect(JSON.parse(JSON.stringify(wire))).toEqual(wire);
      }),
    );
  });
});

describe('isGlossError', () => {
  it('knows a GlossError from its wire form and from other errors', () => {
    const error = new GlossError('auth', 'refused');
    expect(isGlossError(error)).toBe(true);
    expect([toWireError(error), new Error('refused'), null].some(isGlossError)).toBe(false);
  });
});

describe('a GlossError', () => {
  it('keeps its cause, and has none where none was given', () => {
    const cause = new Error('inner');
    expect(new GlossError('network', 'down', { cause }).cause).toBe(cause);
    expect('cause' in new GlossError('network', 'down')).toBe(false);
  });
});

describe('isAbort', () => {
  it.each([
    ['an aborted signal', AbortSignal.abort().reason, true],
    ['an AbortError', new DOMException('stop', 'AbortError'), true],
    ['a timeout', new DOMException('late', 'TimeoutError'), false],
    ['another error', new Error('AbortError'), false],
    ['the name alone', 'AbortError', false],
    ['nothing', undefined, false],
  ])('%s: %o -> %s', (_what, value, expected) => {
    expect(isAbort(value)).toBe(expected);
  });
});
