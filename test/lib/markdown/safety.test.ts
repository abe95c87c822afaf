import { describe, expect, it } from 'vitest';
import { toAddress } from '../../../lib/markdown/address.ts';
import type { Groups } from '../../../lib/markdown/groups.ts';
import { findRealHost } from '../../../lib/markdown/link-host.ts';
import { createMarkdownStream, parseMarkdown } from '../../../lib/markdown/markdown-stream.ts';
import type { Block } from '../../../lib/markdown/tree.ts';
import { readSharedJson } from '../../shared-fixtures.ts';
import { EXAMPLES } from './examples.ts';

const KINDS = new Set(
  'paragraph heading quote list table code rule notes math text emphasis strong deleted link break note-call'.split(
    ' ',
  ),
);

/** Throws where a tree holds anything but known kinds and addresses that may be opened. */
function check(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if ('kind' in value && !KINDS.has(String(value.kind)))
    throw new Error(`kind ${String(value.kind)}`);
  if ('href' in value) {
    const { protocol, username, password } = new URL(String(value.href));
    if (!['http:', 'https:', 'mailto:'].includes(protocol) || username + password !== '') {
      throw new Error(`leads to ${String(value.href)}`);
    }
  }
  Object.values(value).forEach(check);
}

/** Checks what is shown after every prefix, and at the end. */
function checkPrefixes(text: string): void {
  const stream = createMarkdownStream();
  for (const char of text) {
    stream.append(char);
    check(stream.blocks());
  }
  check(stream.end());
}

const countLinks = (blocks: Groups<Block>) => JSON.stringify(blocks).split('"href"').length - 1;

const SCHEMES = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript&colon;alert(1)',
  'javascript&#58;alert(1)',
  '&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)',
  '&#106;avascript:alert(1)',
  'java\0script:alert(1)',
  'java&#x09;script:alert(1)',
  'java&NewLine;script:alert(1)',
  'javascript\\:alert(1)',
  '\\javascript:alert(1)',
  'javascript://birds.example/%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:image/svg+xml;base64,AA',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://a.example/1',
  'chrome://settings',
  'about:blank',
  'svg:x',
  'intent://a.example#Intent;end',
  'chrome-extension://abc/x.html',
  'view-source:https://a.example',
  'filesystem:https://a.example/x',
  'ws://a.example',
  'ftp://a.example',
  'tel:1',
  'feed:javascript:x',
  '//a.example/x',
  '/\\a.example',
  'https:a.example',
  'https:/a.example',
  'http:\\\\a.example',
  'https://bank.example@a.example/',
  'https://bank.example:x@a.example/',
  'https://%40a.example@b.example',
  'https://',
  'http://[',
  'https://a b.example:99999/',
  'sidepanel.html',
  '#top',
  '?q=1',
  '',
];

const WAYS: Record<string, (address: string) => string> = {
  'a link': (address) => `[kea](${address})`,
  'a pointed link': (address) => `[kea](<${address}>)`,
  'a picture': (address) => `![kea](${address})`,
  'a pointed address': (address) => `<${address}>`,
  'a reference': (address) => `[kea][1]\n\n[1]: ${address}\n`,
  'a picture by reference': (address) => `![kea][1]\n\n[1]: <${address}>\n`,
  'bare words': (address) => address,
  'a footnote': (address) => `kea[^1]\n\n[^1]: [kea](${address})`,
};

describe.each(Object.entries(WAYS))(
  'an address that may not be opened, written as %s',
  (_, write) => {
    it.each(SCHEMES)('is no link, after every prefix: %j', (address) => {
      checkPrefixes(write(address));
      // Within a refused address another may stand bare, which is as good as any.
      if (!/^[a-z-]+:https?:|@|:\/\/a/i.test(address)) {
        expect(countLinks(parseMarkdown(write(address)))).toBe(0);
      }
    });
  },
);

describe('an address', () => {
  it.each([
    ['https://birds.example/kea', 'https://birds.example/kea'],
    ['HTTPS://Birds.Example', 'https://birds.example/'],
    ['https://аррӏе.com', 'https://xn--80ak6aa92e.com/'],
    ['mailto:kea@birds.example', 'mailto:kea@birds.example'],
    ['https://birds.example\n/kea', 'https://birds.example/kea'],
  ])('%j is opened as %s', (text, href) => {
    expect(toAddress(text)).toBe(href);
  });

  it.each(SCHEMES)('%j is refused', (text) => {
    expect(toAddress(text)).toBeNull();
  });

  it('of a whole page is refused', () => {
    expect(toAddress(`https://a.example/${'x'.repeat(9000)}`)).toBeNull();
  });
});

describe('the real host beside a link', () => {
  it.each([
    ['the kea', 'https://birds.example/kea', undefined],
    ['birds.example', 'https://birds.example/kea', undefined],
    ['https://www.birds.example/kea', 'https://birds.example/', undefined],
    ['google.com', 'https://evil.example/', 'evil.example'],
    ['see https://google.com now', 'https://evil.example:8443/', 'evil.example:8443'],
    ['google.com', 'https://google.com.evil.example/', 'google.com.evil.example'],
    ['goo\u200bgle.com', 'https://evil.example/', 'evil.example'],
    ['ｇｏｏｇｌｅ．ｃｏｍ', 'https://evil.example/', 'evil.example'],
    ['https://аррӏе.com', 'https://xn--80ak6aa92e.com/', 'xn--80ak6aa92e.com'],
    ['apple', 'https://xn--80ak6aa92e.com/', 'xn--80ak6aa92e.com'],
    ['kea@birds.example', 'mailto:kea@birds.example', undefined],
    ['kea@birds.example', 'mailto:evil@a.example', 'evil@a.example'],
    ['mail.example', 'mailto:%', '%'],
  ])('%j to %s: %s', (words, href, host) => {
    expect(findRealHost(words, href)).toBe(host);
  });
});

describe('every prefix', () => {
  it('of every example of the specification holds nothing but what is allowed', () => {
    for (const text of EXAMPLES.values()) checkPrefixes(text);
  });

  const vectors = readSharedJson<{ name: string; payload: string }[]>('exfil-vectors.json') ?? [];
  it.skipIf(vectors.length === 0).each(vectors.map(({ name, payload }) => [name, payload]))(
    'of what would carry words away holds nothing that could: %s',
    (_, payload) => {
      checkPrefixes(payload);
      checkPrefixes(
        `- a\n\n  ${payload}\n\n\`\`\`html\n${payload}\n\`\`\`\n| a |\n| - |\n| ${payload} |`,
      );
    },
  );
});
