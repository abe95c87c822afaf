// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { toMarkdown } from '../../../lib/page/to-markdown.ts';

/** The Markdown of a piece of HTML on a page of `here.test`. */
function convert(html: string): string {
  const page = new DOMParser().parseFromString(`<body>${html}</body>`, 'text/html');
  return toMarkdown(page.body, 'here.test');
}

const TABLE = '<table><tr><th>Name</th><th>Age</th></tr><tr><td>Ada</td><td>36</td></tr></table>';

describe('toMarkdown', () => {
  it.each<[what: string, html: string, markdown: string]>([
    ['headings', '<h1>One</h1><h3> Three <i>and</i> more </h3>', '# One\n\n### Three and more'],
    ['an empty heading', '<h2> </h2><p>Text</p>', 'Text'],
    ['paragraphs', '<p>One\n two</p><div>Three</div>four', 'One two\n\nThree\n\nfour'],
    ['line breaks', 'One<br>two<br><br>three', 'One\ntwo\nthree'],
    ['words in boxes side by side', '<p>a<span>b</span> <em>c</em></p>', 'ab c'],
    ['a list', '<ul><li>One</li><li><p>Two</p></li><li> </li></ul>', '- One\n- Two'],
    ['an ordered list', '<ol start="4"><li>Four</li><li>Five</li></ol>', '4. Four\n5. Five'],
    [
      'a list in a list',
      '<ol><li>One<ul><li>Below<br>it</li></ul></li></ol>',
      '1. One\n   - Below\n     it',
    ],
    ['an item of several boxes', '<ul><li><b>Ada</b><div>Hello</div></li></ul>', '- Ada · Hello'],
    ['terms', '<dl><dt>Kea</dt><dd>A parrot</dd><dd>Green</dd></dl>', '- Kea: A parrot: Green'],
    ['a quote', '<blockquote><p>One</p><p>Two</p></blockquote>', '> One\n>\n> Two'],
    ['code in a line', '<p>Call <code>run()</code> now</p>', 'Call `run()` now'],
    [
      'a block of code, with its spaces',
      '<pre><code class="hljs language-ts">if (a) {\n  b();\n}\n</code></pre>',
      '```ts\nif (a) {\n  b();\n}\n```',
    ],
    ['a fence in code', '<pre>```\nx\n```</pre>', '````\n```\nx\n```\n````'],
    ['a table', TABLE, '| Name | Age |\n| --- | --- |\n| Ada | 36 |'],
    [
      'a table without a head, with bars in it',
      '<table><tr><td>a|b</td><td>c</td></tr><tr><td>d</td></tr></table>',
      '|  |  |\n| --- | --- |\n| a\\|b | c |\n| d |  |',
    ],
    [
      'a table of pairs',
      '<table><caption>Kea</caption><tr><th>Size</th><td>48 cm</td></tr><tr><th>Diet</th><td>All</td></tr></table>',
      'Kea\n\n- Size: 48 cm\n- Diet: All',
    ],
    [
      'a table that only arranges',
      '<table><tr><td><p>One</p></td></tr><tr><td><p>Two</p></td></tr></table>',
      'One\n\nTwo',
    ],
    ['a link within the site', '<a href="https://here.test/x">there</a>', 'there'],
    [
      'a link to another site',
      '<p>See <a href="https://else.test/x"> this </a>.</p>',
      'See [this](https://else.test/x) .',
    ],
    [
      'an address as text',
      '<a href="https://else.test/x">https://else.test/x</a>',
      'https://else.test/x',
    ],
    ['a link that runs code', '<a href="javascript:alert(1)">click</a>', 'click'],
    [
      'a box in a link',
      '<a href="https://else.test/"><h2>Title</h2><p>Text</p></a>',
      '## Title\n\nText',
    ],
    ['a picture', '<p>A <img src="https://else.test/t.gif" alt="kea"> bird</p>', 'A kea bird'],
    ['a power', '<p>10<sup>6</sup> m<sup>2</sup></p>', '10^6 m^2'],
    ['a footnote', '<p>True.<sup><a href="#n">[1]</a></sup></p>', 'True.'],
    ['reading aids', '<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>', '漢'],
    ['a quotation', '<p>He said <q>yes</q>.</p>', 'He said “yes”.'],
    ['what is no text', '<script>x()</script><style>p{}</style><p>Text</p>', 'Text'],
    ['a rule', 'One<hr>two', 'One\n\ntwo'],
  ])('writes %s', (_what, html, markdown) => {
    expect(convert(html)).toBe(markdown);
  });
});
