import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../lib/markdown/markdown-stream.ts';
import { readReference } from './reference.ts';
import { type Shape, toBlockShapes } from './shape.ts';

const parse = (text: string) => toBlockShapes(parseMarkdown(text));

const AS_ON_GITHUB = {
  tables: [
    '| a | b |\n| --- | :-: |\n| c | d |',
    'a | b\n:- | -:\nc | d\ne',
    '| a |\n| - |\nb\n\nc',
    'a\n:-\nb',
    '| a | b |\n| - | - |\n| c |\n| d | e | f |',
    '| a \\| b | `c \\| d` |\n| - | - |\n| **e** | [f](https://birds.example) |',
    '| a | b |\n| - |\n| c |',
    '| a |\n| - |\n> b',
    '| a |\n| - |\n- b\n# c',
    '> | a |\n> | - |\n> | b |\nc',
    '- | a |\n  | - |\n  | b |',
    '| a |\n| - |\n',
    '|\n|-|',
  ],
  tasks: [
    '- [ ] a\n- [x] b\n- [X] c\n- [y] d',
    '- [ ]',
    '- [ ]a',
    '1. [x] a\n\n   [ ] b',
    '- a\n  - [ ] b',
    '[ ] a',
  ],
  strikethrough: [
    '~~a~~',
    'a ~~b **c** d~~ e',
    '~~~a~~~ b',
    '~a~',
    '~~a\n\nb~~',
    'a~~b~~c',
    '**a ~~b** c~~',
    '~~ a ~~',
  ],
  addresses: [
    'www.birds.example',
    'see www.birds.example/kea, and http://birds.example/a_b_c.',
    '(https://birds.example/kea(1)) https://birds.example/(kea))',
    'https://birds.example/a&amp; https://birds.example/?a=1&b=2&copy;',
    'http://a http://localhost:80/x https://a_b.c https://a.b_c/',
    '**https://birds.example**',
    '[https://a.example](https://b.example) [https://a.example] x',
    'https://birds.example<br',
    'kea@birds.example, a.b-c_d@e.f-g.example. x@y x@y.z- x@y.z_',
    'xhttp://a.example 1http://a.example xwww.a.example',
    '<https://birds.example> <kea@birds.example>',
    'https://birds.example/~kea/*a* `https://a.example`',
  ],
  footnotes: [
    'a[^1] b[^two]\n\n[^two]: c\n[^1]: d',
    'a[^1][^1]\n\n[^1]: b\n\n    c\n\nd',
    '[^a]: b\n\nc[^A]',
    'a[^none] ![^none]',
    'a\n[^1]: b\n\nc[^1]',
    '- a\n  [^n]: b\n\n[^n]',
    '> [^n]: b\n\n[^n] [^n](https://birds.example)',
  ],
};

/** Where Gloss goes its own way, and why. */
const OUR_WAY: Record<string, [text: string, shape: Shape][]> = {
  'a table may follow its paragraph, as models write it': [
    [
      'Birds:\n| a |\n| - |\n| b |',
      [
        ['paragraph', 'Birds:'],
        ['table', 'none', ['row', ['cell', 'a']], ['row', ['cell', 'b']]],
      ],
    ],
  ],
  'marks end beside Chinese and Japanese punctuation': [
    ['**重点。**后面', [['paragraph', ['strong', '重点。'], '后面']]],
    ['他说**“重点”**后面', [['paragraph', '他说', ['strong', '“重点”'], '后面']]],
    ['**テスト（注）**は', [['paragraph', ['strong', 'テスト（注）'], 'は']]],
    ['~~删除。~~后面', [['paragraph', ['deleted', '删除。'], '后面']]],
  ],
  'an address ends before Chinese punctuation': [
    [
      '见https://birds.example/kea，然后',
      [
        [
          'paragraph',
          '见',
          ['link', 'https://birds.example/kea', 'https://birds.example/kea'],
          '，然后',
        ],
      ],
    ],
  ],
  'one tilde means about': [['~5 or ~6~', [['paragraph', '~5 or ~6~']]]],
  '<br> is a line break, other tags are text': [
    ['a<br>b<BR />c', [['paragraph', 'a', ['break'], 'b', ['break'], 'c']]],
    ['<b>a</b>', [['paragraph', '<b>a</b>']]],
    ['<script>\nalert(1)\n</script>', [['paragraph', '<script>\nalert(1)\n</script>']]],
  ],
  'TeX keeps its source': [
    [
      'a $x^2$ and \\(y_1*z_2*\\) b',
      [['paragraph', 'a ', ['math', 'x^2'], ' and ', ['math', 'y_1*z_2*'], ' b']],
    ],
    ['$$\nx\n$$', [['math', 'x']]],
    ['\\[\nx\n\ny\n\\]', [['math', 'x\n\ny']]],
    ['$$x$$', [['math', 'x']]],
    ['a $$x$$ b', [['paragraph', 'a ', ['math', 'x'], ' b']]],
    [
      '- a\n  $$\n  x\n  $$',
      [['list', 'bullets', 'tight', ['item', ['paragraph', 'a'], ['math', 'x']]]],
    ],
  ],
  'prices are no formulas': [
    ['from $5 to $10, or $5-$10', [['paragraph', 'from $5 to $10, or $5-$10']]],
    ['US$5 and AU$6, $HOME and $PATH', [['paragraph', 'US$5 and AU$6, $HOME and $PATH']]],
  ],
  'a picture is a link to it, with its description as the label': [
    [
      '![a *kea*](https://birds.example/kea.png "t")',
      [['paragraph', ['link', 'https://birds.example/kea.png', 'a kea']]],
    ],
    [
      '[![kea](https://a.example/k.png)](https://b.example)',
      [['paragraph', ['link', 'https://b.example/', 'kea']]],
    ],
    ['![kea](data:image/png;base64,AA)', [['paragraph', 'kea']]],
  ],
  'a link that leads nowhere is its label': [
    [
      '[kea](javascript:alert(1)) [kea](/kea) [kea][1]\n\n[1]: data:x',
      [['paragraph', 'kea kea kea']],
    ],
  ],
  'marks that turn the direction of writing are no part of a label': [
    [
      '[a\u202eb](https://birds.example)',
      [['paragraph', ['link', 'https://birds.example/', 'ab']]],
    ],
  ],
};

describe.each(Object.entries(AS_ON_GITHUB))('%s', (_, texts) => {
  it.each(texts)('give the tree of the reference reader: %j', (text) => {
    expect(parse(text)).toEqual(readReference(text));
  });
});

describe.each(Object.entries(OUR_WAY))('%s', (_, cases) => {
  it.each(cases)('%j', (text, shape) => {
    expect(parse(text)).toEqual(shape);
  });
});
