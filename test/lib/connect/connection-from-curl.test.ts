import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toConnection } from '../../../lib/connect/connection-from-curl.ts';
import { parseCurl } from '../../../lib/connect/curl/parse-curl.ts';
import { isGlossError } from '../../../lib/errors.ts';
import { FORMATS } from '../../../lib/formats/registry.ts';
import { COPIED, DOCUMENTED, HOMEMADE } from './recorded-commands.ts';

const connect = (command: string) => toConnection(parseCurl(command));

const REQUEST = {
  messages: [{ role: 'user' as const, content: 'Say "{{model}}"' }],
  task: { kind: 'ask' as const, question: '', passage: null },
};

describe.each([
  ['as documentation writes it', DOCUMENTED],
  ['as developer tools copy it', COPIED],
  ['for a server of one’s own', HOMEMADE],
])('a command %s becomes a connection', (_where, commands) => {
  it.each(commands)('$title', ({ command, expected, custom }) => {
    const connection = connect(command);
    expect(connection).toMatchObject(expected);
    if (expected.headers) expect(connection.headers).toEqual(expected.headers);
    if (expected.options) expect(connection.options).toEqual(expected.options);
    if (custom) expect(connection.custom).toMatchObject(custom);
    else expect(connection.custom?.method ?? 'POST').toBe('POST');
  });
});

const ALL = [...DOCUMENTED, ...COPIED, ...HOMEMADE];

describe('a connection from a command', () => {
  it.each(ALL)('asks where the command asked: $title', ({ command }) => {
    const { url, method } = parseCurl(command);
    const connection = connect(command);
    const request = FORMATS[connection.format].toRequest(REQUEST, { ...connection, model: 'm' });
    expect(new URL(request.url).origin).toBe(new URL(url).origin);
    expect(request.method).toBe(method);
  });

  it.each(ALL)('keeps no cookie, and its key in one place: $title', ({ command }) => {
    const { apiKey, ...rest } = connect(command);
    expect(rest.headers).not.toHaveProperty('cookie');
    expect(JSON.stringify(rest)).not.toContain('verysecret');
    if (apiKey !== '') expect(JSON.stringify(rest)).not.toContain(apiKey);
  });

  it.each([
    ['curl -X DELETE https://example.com/a', 'bad-request', 'DELETE'],
    ['curl https://example.com/a -d hello', 'bad-request', 'hello'],
    ['curl https://$HOST/v1/chat -d "{}"', 'bad-request', '$host'],
    ['curl ftp://example.com/a', 'invalid-url', undefined],
    ['curl "https://a b/c"', 'invalid-url', undefined],
  ])('is refused: %s', (command, code, detail) => {
    expect(() => connect(command)).toThrow(
      expect.objectContaining({
        code,
        details: detail === undefined ? {} : { detail },
      }) as Error,
    );
  });

  it('is made of a body that is nested beyond all reason', () => {
    const body = `{"prompt":"hello there","deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const { custom } = toConnection({ method: 'POST', url: 'https://a/', headers: {}, body });
    expect(custom?.body).toContain('"prompt": "{{prompt}}"');
  });

  it('is made, or refused with a GlossError, whatever the body', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.json(), (url, body) => {
        try {
          const command = { method: 'POST', url, headers: {}, body };
          expect(FORMATS).toHaveProperty(toConnection(command).format);
        } catch (error) {
          expect(isGlossError(error)).toBe(true);
        }
      }),
    );
  });
});
