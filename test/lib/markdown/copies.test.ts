import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../lib/markdown/markdown-stream.ts';
import { tableToText } from '../../../lib/markdown/table-to-text.ts';
import { toHtml } from '../../../lib/markdown/to-html.ts';
import { ACTIVE_HTML, BAD_ADDRESSES } from '../../browser/rendering/payloads.ts';

const copy = (text: string) => toHtml(parseMarkdown(text));

describe('an answer as HTML', () => {
  it.each([
    [
      'a *b* **c** ~~d~~ `e<`',
      '<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e&lt;</code></p>',
    ],
    ['# a\n\n---', '<h1>a</h1><hr>'],
    ['3. a\n4. b', '<ol start="3"><li>a</li><li>b</li></ol>'],
    ['- [x] a\n- [ ] b', '<ul><li>☑ a</li><li>☐ b</li></ul>'],
    ['- a\n\n- b', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
    ['> a', '<blockquote><p>a</p></blockquote>'],
    ['```js\na < b\n```', '<pre><code>a &lt; b</code></pre>'],
    ['[a](https://b.example/?c="&d)', '<p><a href="https://b.example/?c=%22&amp;d">a</a></p>'],
    ['![a](https://b.example/)', '<p><a href="https://b.example/">a</a></p>'],
    [
      '| a |\n| - |\n| b |',
      '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>',
    ],
    ['$x < y$', '<p><code>x &lt; y</code></p>'],
    ['a[^1]\n\n[^1]: b', '<p>a<sup>1</sup></p><ol><li><p>b</p></li></ol>'],
  ])('keeps the look of %j', (text, html) => expect(copy(text)).toBe(html));

  it('has no elements but those of Markdown, whatever the answer holds', () => {
    const texts = [...ACTIVE_HTML, ...BAD_ADDRESSES.map((address) => `[x](${address})`)];
    const allowed =
      /<\/?(?:p|h[1-6]|em|strong|del|code|pre|blockquote|ul|ol|li|table|thead|tbody|tr|th|td|hr|br|sup|a)(?: (?:href="(?:https?:|mailto:)[^"<>]*"|start="\d+"))?>/g;
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...texts, '\n\n', '- ', '| a |\n| - |\n', '`'), { maxLength: 6 }),
        (parts) => {
          expect(copy(parts.join('')).replace(allowed, '')).not.toMatch(/[<>]/);
        },
      ),
    );
  });
});

describe('a table as text', () => {
  const toText = (markdown: string) => {
    const [block] = parseMarkdown(markdown).flat();
    if (block?.kind !== 'table') throw new Error('no table');
    return tableToText(block);
  };

  it('parts cells by tabs and rows by line ends', () => {
    expect(toText('| a | b |\n| - | - |\n| *c*\td | `e` |').text).toBe('a\tb\nc d\te');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['+cmd', "'+cmd"],
    ['-5', '-5'],
    ['+3.5 %', '+3.5 %'],
    ['-', '-'],
    ['a=b', 'a=b'],
  ])('makes no formula of a cell: %j', (cell, expected) => {
    const { text, html } = toText(`| a |\n| - |\n| ${cell} |`);
    expect(text).toBe(`a\n${expected}`);
    expect(html).toContain(`<td>${expected}</td>`);
  });
});
