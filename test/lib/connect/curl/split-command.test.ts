import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitCommand } from '../../../../lib/connect/curl/split-command.ts';

const raw = String.raw;
const split = (command: string) => splitCommand(command)[0];

describe('a command for a POSIX shell', () => {
  it.each([
    ['quotes may stand next to each other', raw`curl 'a'"b"c\ d`, ['curl', 'abc d']],
    ['an apostrophe is written outside', raw`curl 'it'\''s'`, ['curl', "it's"]],
    ['an empty word is a word', raw`curl '' ""`, ['curl', '', '']],
    ['double quotes undo few escapes', raw`curl "a\"b\\c\n\$d"`, ['curl', raw`a"b\c\n$d`]],
    ['lines are joined by a backslash', 'curl \\\n  -N \\\r\n  url', ['curl', '-N', 'url']],
    ['a blank behind the backslash does no harm', 'curl \\ \n  url', ['curl', 'url']],
    ['a line that begins with a flag goes on', 'curl url\n  -N\nls', ['curl', 'url', '-N']],
    [
      'escapes of C',
      raw`curl $'\'\\\n\t\u4f60\x41\xe4\xbd\xa0\101\z'`,
      ['curl', `'\\\n\t你A你A\\z`],
    ],
    ['letters in two halves', raw`curl $'\ud83d\ude00\U0001F600'`, ['curl', '😀😀']],
    ['no letter is that high', raw`curl $'\Uffffffff'`, ['curl', raw`\Uffffffff`]],
    ['variables stay', raw`curl $HOST "$KEY" \$x`, ['curl', '$HOST', '$KEY', '$x']],
    ['the command ends at a pipe', 'curl url | jq .a', ['curl', 'url']],
    ['the command ends at a semicolon', "curl 'url' ; curl other", ['curl', 'url']],
    [
      'the & of a bare URL belongs to it',
      'curl http://a/?b=1&c=2 -N',
      ['curl', 'http://a/?b=1&c=2', '-N'],
    ],
    ['a comment is dropped', 'curl url # not this\n', ['curl', 'url']],
    ['a hash within a word is none', 'curl http://a/#b', ['curl', 'http://a/#b']],
  ])('%s', (_rule, command, words) => {
    expect(split(command)).toEqual(words);
  });

  it('says the same in any of its quotes', () => {
    const single = (text: string) => `'${text.replaceAll("'", raw`'\''`)}'`;
    const double = (text: string) => `"${text.replace(/[$`"\\]/g, '\\$&')}"`;
    const ansi = (text: string) => `$'${text.replace(/['\\]/g, '\\$&').replaceAll('\n', '\\n')}'`;
    const noCaret = fc.string({ unit: 'grapheme' }).filter((text) => !/[\^`]|""/.test(text));
    fc.assert(
      fc.property(fc.array(noCaret), fc.constantFrom(single, double, ansi), (words, quote) => {
        expect(split(['curl', ...words.map(quote)].join(' '))).toEqual(['curl', ...words]);
      }),
    );
  });
});

describe('a command for cmd', () => {
  it.each([
    ['lines are joined by a caret', 'curl ^\n  -N ^\r\n  url', ['curl', '-N', 'url']],
    ['a caret lets go outside of quotes', 'curl ^\n a^&b "c^d"', ['curl', 'a&b', 'c^d']],
    [
      'Chrome lets go in quotes too',
      raw`curl ^"^{^\^"a^\^":^\^"b c^\^"^}^"`,
      ['curl', '{"a":"b c"}'],
    ],
    ['Chrome doubles a line end', 'curl ^"a^\n\nb^"', ['curl', 'a\nb']],
    ['Chrome breaks variables', 'curl ^"100%^A^"', ['curl', '100%A']],
    ['Firefox doubles quotes', 'curl "{""a"":""b c""}" ""', ['curl', '{"a":"b c"}', '']],
    [
      'backslashes count before quotes alone',
      raw`curl ^"a\b\\c\\\\^" ^"\\\"^"`,
      ['curl', raw`a\b\\c\\`, raw`\"`],
    ],
    ['another line is another command', 'curl ^"a^"\nls', ['curl', 'a']],
  ])('%s', (_rule, command, words) => {
    expect(split(command)).toEqual(words);
  });

  it('says what was quoted', () => {
    const quote = (text: string) => {
      const inner = text.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&');
      return `^"${inner.replace(/[^a-zA-Z0-9\s]/g, '^$&')}^"`;
    };
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (words) => {
        expect(split(['curl', ...words.map(quote)].join(' '))).toEqual(['curl', ...words]);
      }),
    );
  });
});

describe('a command for PowerShell', () => {
  it.each([
    ['lines are joined by a backtick', 'curl.exe `\n  -N `\r\n  url', ['curl.exe', '-N', 'url']],
    ['apostrophes are doubled', "curl.exe 'it''s'", ['curl.exe', "it's"]],
    ['backticks escape in double quotes', 'curl.exe `\n "a`"b`nc""d"', ['curl.exe', 'a"b\nc"d']],
    [
      'quotes for the program are escaped again',
      raw`curl.exe '{\"a\": 1}'`,
      ['curl.exe', '{"a": 1}'],
    ],
    ['escapes of JSON stay', raw`curl.exe '{"a": "\"b\""}'`, ['curl.exe', raw`{"a": "\"b\""}`]],
    ['the command ends at a pipe', "curl.exe 'a' | more", ['curl.exe', 'a']],
  ])('%s', (_rule, command, words) => {
    expect(split(command)).toEqual(words);
  });
});

describe('a quote that is never closed', () => {
  it.each([
    [`curl 'a' -d '{"prompt"`, `'{"prompt"`],
    ['curl "a', '"a'],
    ["curl $'a", "$'a"],
    ['curl ^"a^" ^"b c', '"b c'],
    ["curl.exe 'a' `\n 'b c", "'b c"],
    [`curl -H 'authorization: Bearer abcdef123456`, `'authorization: Bearer •••`],
  ])('is named, and no key with it: %s', (command, detail) => {
    expect(() => splitCommand(command)).toThrow(
      expect.objectContaining({ code: 'bad-request', details: { detail } }) as Error,
    );
  });
});
