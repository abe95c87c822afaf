import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBaseUrl, normaliseBaseUrl, toOriginPattern } from '../../../lib/formats/base-url.ts';

describe('a base URL', () => {
  const kept: Array<[what: string, text: string, url: string]> = [
    ['as it is', 'https://api.example.test/v1', 'https://api.example.test/v1'],
    ['without blanks around it', '  http://127.0.0.1:4010/v1\n', 'http://127.0.0.1:4010/v1'],
    ['without a slash at its end', 'http://127.0.0.1/v1/', 'http://127.0.0.1/v1'],
    ['without several', 'http://127.0.0.1/v1///', 'http://127.0.0.1/v1'],
    ['without the slash of a bare host', 'http://127.0.0.1/', 'http://127.0.0.1'],
    ['without its hash', 'http://127.0.0.1/v1#models', 'http://127.0.0.1/v1'],
    ['with its query', 'http://127.0.0.1/v1?version=2', 'http://127.0.0.1/v1?version=2'],
    ['with its port', 'http://127.0.0.1:11434/v1', 'http://127.0.0.1:11434/v1'],
    ['without the port its scheme has', 'https://a.test:443/v1', 'https://a.test/v1'],
    ['in lower case where case says nothing', 'HTTP://A.Test/V1', 'http://a.test/V1'],
    ['at an IPv6 address', 'http://[::1]:8080/v1', 'http://[::1]:8080/v1'],
    ['at a name beyond ASCII', 'https://bücher.test/v1', 'https://xn--bcher-kva.test/v1'],
  ];

  it.each(kept)('is kept %s', (_what, text, url) => {
    expect(isBaseUrl(text)).toBe(true);
    expect(normaliseBaseUrl(text)).toBe(url);
  });

  const refused: Array<[what: string, text: string]> = [
    ['nothing', ''],
    ['blanks', '   '],
    ['a bare host', 'api.example.test/v1'],
    ['a host and port', 'localhost:11434'],
    ['a path', '/v1'],
    ['no host', 'http://'],
    ['a port there is not', 'http://127.0.0.1:70000'],
    ['a script', 'javascript:alert(1)'],
    ['a file', 'file:///etc/passwd'],
    ['another scheme', 'ftp://a.test'],
    ['a web socket', 'wss://a.test'],
    ['a user name', 'https://me@a.test'],
    ['a user name and password', 'https://me:secret@a.test'],
    ['a password alone', 'https://:secret@a.test'],
  ];

  it.each(refused)('is not: %s', (_what, text) => {
    expect(isBaseUrl(text)).toBe(false);
    expect(() => normaliseBaseUrl(text)).toThrow(
      expect.objectContaining({ name: 'GlossError', code: 'invalid-url' }),
    );
  });

  it('is not repeated in the error, for it may hold a password', () => {
    expect(() => normaliseBaseUrl('https://me:hunter2@a.test')).toThrow(/^(?!.*hunter2).*$/);
  });

  it('stays the same when it is kept again', () => {
    const segment = fc.stringMatching(/^[\w.~%-]{0,5}$/);
    const url = fc
      .tuple(fc.constantFrom('http', 'HTTPS'), fc.domain(), fc.array(segment), fc.array(segment))
      .map(
        ([scheme, host, path, query]) => `${scheme}://${host}/${path.join('/')}?${query.join('&')}`,
      );
    fc.assert(
      fc.property(url, (text) => {
        const once = normaliseBaseUrl(text);
        expect(normaliseBaseUrl(once)).toBe(once);
        expect(new URL(once).origin).toBe(new URL(text).origin);
      }),
    );
  });
});

describe('the pattern of an origin', () => {
  const patterns: Array<[baseUrl: string, pattern: string]> = [
    ['https://api.example.test/v1', 'https://api.example.test/*'],
    ['http://127.0.0.1:4010/v1?version=2', 'http://127.0.0.1/*'],
    ['http://localhost', 'http://localhost/*'],
    ['http://[::1]:8080/v1', 'http://[::1]/*'],
    ['https://bücher.test', 'https://xn--bcher-kva.test/*'],
  ];

  it.each(patterns)('of %s is %s', (baseUrl, pattern) => {
    expect(toOriginPattern(baseUrl)).toBe(pattern);
  });
});
