import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCurl } from '../../../../lib/connect/curl/parse-curl.ts';
import { isGlossError } from '../../../../lib/errors.ts';

const raw = String.raw;
const FORM_TYPE = 'application/x-www-form-urlencoded';

describe('what a curl command sends', () => {
  it.each([
    ['a GET without a body', 'curl http://a/', { method: 'GET', body: '', headers: {} }],
    ['a POST with one', 'curl http://a/ -d x', { method: 'POST', body: 'x' }],
    ['the method it names', 'curl --request put http://a/ -d x', { method: 'PUT' }],
    ['short flags together', 'curl -sSNXPOST http://a/', { method: 'POST', url: 'http://a/' }],
    ['a HEAD', 'curl -I http://a/', { method: 'HEAD' }],
    ['flags behind the URL', 'curl http://a/ -X POST', { method: 'POST' }],
    ['the URL by its flag', 'curl -d x --url http://a/', { url: 'http://a/' }],
    ['a URL without a scheme', 'curl localhost:8000/x', { url: 'http://localhost:8000/x' }],
    [
      'headers in lower case, the last of one name',
      "curl a -H 'X-A: 1' -H 'x-a:2'",
      { headers: { 'x-a': '2' } },
    ],
    ['a header without a value', "curl a -H 'X-A;'", { headers: { 'x-a': '' } }],
    [
      'data in pieces',
      'curl a -d b=1 --data c=2',
      { body: 'b=1&c=2', headers: { 'content-type': FORM_TYPE } },
    ],
    ['data that begins with an at sign', "curl a --data-raw '@me'", { body: '@me' }],
    [
      'encoded data',
      "curl a --data-urlencode 'q=a b' --data-urlencode '=c d'",
      { body: 'q=a%20b&c%20d' },
    ],
    [
      'JSON',
      `curl a --json '{"b":1}'`,
      { body: '{"b":1}', headers: { 'content-type': 'application/json' } },
    ],
    ['half a letter', raw`curl a --data-urlencode $'q=\ud83d'`, { body: 'q=%EF%BF%BD' }],
    [
      'data in the query',
      'curl -G "a?b=1#c" -d d=2',
      { method: 'GET', body: '', url: 'http://a?b=1&d=2#c' },
    ],
    ['a password', 'curl a -u me:pass', { headers: { authorization: 'Basic bWU6cGFzcw==' } }],
    ['a token', 'curl a --oauth2-bearer t', { headers: { authorization: 'Bearer t' } }],
    ['cookies', "curl a -b 'x=1'", { headers: { cookie: 'x=1' } }],
    [
      'who asks',
      'curl a -A me -e http://b/',
      { headers: { 'user-agent': 'me', referer: 'http://b/' } },
    ],
    [
      'flags that say nothing of the request',
      'curl --max-time 5 -k --compressed -o out --wild -L a',
      { url: 'http://a' },
    ],
    ['the first of two commands', 'curl a\ncurl b', { url: 'http://a' }],
    ['a command behind a prompt', '$ curl a', { url: 'http://a' }],
    ['a command behind others', 'export KEY=1\nKEY=2 sudo /usr/bin/curl a', { url: 'http://a' }],
  ])('%s', (_rule, command, expected) => {
    expect(parseCurl(command)).toMatchObject(expected);
  });

  it.each([
    ['', 'there is no curl command', undefined],
    [
      'Invoke-WebRequest -Uri "https://a"',
      'there is no curl command',
      'Invoke-WebRequest -Uri "https://a"',
    ],
    ['curl -N', 'the command has no URL', 'curl -N'],
    ['curl https://a -H', 'a flag lacks its value', '-H'],
    ['curl https://a -d @body.json', 'the body is in a file', '@body.json'],
    ['curl https://a --data-urlencode q@body', 'the body is in a file', 'q@body'],
    ['curl https://a -F file=@a.png', 'a form in parts cannot be sent', 'file=@a.png'],
    [`curl ${'a'.repeat(1024 * 1024)}`, 'the command is too long', `curl ${'a'.repeat(55)}`],
  ])('nothing, when it is %.40s', (command, message, detail) => {
    expect(() => parseCurl(command)).toThrow(
      expect.objectContaining({
        code: 'bad-request',
        message,
        details: detail === undefined ? {} : { detail },
      }) as Error,
    );
  });
});

describe('any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'curl ',
      '-H ',
      '-d ',
      "'",
      '"',
      "$'",
      '^"',
      '^',
      '`\n',
      '\\\n',
      '\\',
      ' ',
      '\n',
      'a:b',
    ),
    fc.string({ unit: 'binary' }),
  );

  it('is read, or refused with a GlossError', () => {
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        try {
          expect(parseCurl(`curl ${pieces.join('')}`).url).not.toBe('');
        } catch (error) {
          expect(isGlossError(error)).toBe(true);
        }
      }),
    );
  });

  it('comes back from the body and a header of a command', () => {
    const quote = (text: string) => `'${text.replaceAll("'", raw`'\''`)}'`;
    const words = fc.string({ unit: 'grapheme' }).filter((text) => !/[\^`]|""/.test(text));
    fc.assert(
      fc.property(words, words, (body, header) => {
        const command = `curl https://a/ -H ${quote(`x-a: ${header}`)} --data-raw ${quote(body)}`;
        expect(parseCurl(command)).toMatchObject({ body, headers: { 'x-a': header.trim() } });
      }),
    );
  });
});
