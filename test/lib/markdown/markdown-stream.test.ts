import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Groups } from '../../../lib/markdown/groups.ts';
import { createMarkdownStream, parseMarkdown } from '../../../lib/markdown/markdown-stream.ts';
import type { Block } from '../../../lib/markdown/tree.ts';
import { EXAMPLES, toWholeAddresses } from './examples.ts';
import { type Shape, toBlockShapes } from './shape.ts';

/** What marks are made of, so that chance makes marks of them. */
const FRAGMENTS = [
  '* ** _ __ ~~ ` `` ``` ~~~ [ ] ( ) ![ ! | ](https://a.example) [^1] [^1]: $ $$ \\( \\) \\[ \\] \\'.split(
    ' ',
  ),
  '&amp; & < > <br> <https://a.example> https://a.example/x www.a.example x@a.example --- ==='.split(
    ' ',
  ),
  '[a] [a]: : "t" . 5 a 重点 。 😀 |-|-|'.split(' '),
  ['\n', '\n\n', '- ', '1. ', '> ', '# ', '    ', '\t', '  ', ' ', 'b c', ' | ', '\n| - | - |\n'],
  ['[ ] ', '[x] ', '\r\n', '\r', '\0', '[a]: https://b.example', '[^1]: n'],
].flat();

const answers = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...FRAGMENTS) },
      { weight: 1, arbitrary: fc.constantFrom(...[...EXAMPLES.values()].map(toWholeAddresses)) },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

function* cutAt(text: string, lengths: readonly number[]) {
  let at = 0;
  for (const length of lengths) {
    yield text.slice(at, at + length);
    at += length;
  }
  yield text.slice(at);
}

/** A tree as a text, which is compared much faster; a difference is still told. */
const write = (blocks: Groups<Block>) => JSON.stringify(blocks);

function open(text: string): Groups<Block> {
  const stream = createMarkdownStream();
  stream.append(text);
  return stream.blocks();
}

const shapesOf = (text: string) => toBlockShapes(open(text));

describe('an answer that arrives in pieces', () => {
  it('ends as the same tree, however it was cut and looked at', () => {
    fc.assert(
      fc.property(answers, fc.array(fc.nat({ max: 12 }), { maxLength: 60 }), (text, lengths) => {
        const stream = createMarkdownStream();
        for (const piece of cutAt(text, lengths)) {
          stream.append(piece);
          stream.blocks();
        }
        expect(write(stream.end())).toBe(write(parseMarkdown(text)));
      }),
      { numRuns: 1500 },
    );
  });

  it('may be parted where paragraphs grow too long, the same way however it is cut', () => {
    const parts = [
      'word ',
      'word',
      'line\n',
      '**bold** `code` ',
      '重点😀',
      '[a]: https://a.example "t"\n',
      '[a]: https://a.example\nb\n',
    ];
    const texts = parts.map((part) => {
      const text = `${part.repeat(Math.ceil(40_000 / part.length))} **end**`;
      return { text, whole: write(parseMarkdown(text)) };
    });
    const lengths = fc.array(fc.nat({ max: 9000 }), { maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom(...texts), lengths, ({ text, whole }, cuts) => {
        const stream = createMarkdownStream();
        for (const piece of cutAt(text, cuts)) {
          stream.append(piece);
          stream.blocks();
        }
        expect(write(stream.end())).toBe(whole);
      }),
      { numRuns: 80 },
    );
  });

  it('is parted at a word also where more than that part was on show', () => {
    const text = 'word '.repeat(4000);
    const stream = createMarkdownStream();
    stream.append(text.slice(0, 16_381));
    stream.blocks();
    stream.append(text.slice(16_381));
    expect(write(stream.end())).toBe(write(parseMarkdown(text)));
  });

  it.each([
    '$- ($',
    '- [x] *',
    'a\n1. \tb',
    '-     -      -',
    '[ ] \t',
    'a\n[^1]: n',
    '[a]: https://a.example\n===\n[a](b "c d")',
    'a<br />b',
    '[a](b "c \\" d")',
    '```a`\n```',
    '$$x$$\n\n$$x$$ y\n\n\\[x\\] y',
  ])('ends as the same tree when it comes letter by letter: %j', (text) => {
    const stream = createMarkdownStream();
    for (const char of text) {
      stream.append(char);
      stream.blocks();
    }
    expect(stream.end()).toEqual(parseMarkdown(text));
  });

  it('parts a paragraph of 40 kB', () => {
    expect(parseMarkdown('word '.repeat(8000)).flat().length).toBeGreaterThan(1);
  });

  it('is the same object until more comes, and nothing comes after its end', () => {
    const stream = createMarkdownStream();
    stream.append('kea');
    expect(stream.blocks()).toBe(stream.blocks());
    stream.end();
    expect(() => stream.append('s')).toThrow(TypeError);
  });

  it.each(['a\r\nb', 'a\rb', 'a\nb'])('reads every line end: %j', (text) => {
    const stream = createMarkdownStream();
    for (const char of text) stream.append(char);
    expect(toBlockShapes(stream.end())).toEqual([['paragraph', 'a\nb']]);
  });
});

/** What is shown when an answer has come so far. */
const SO_FAR: [text: string, shape: Shape[]][] = [
  ['an **open bold', [['paragraph', 'an ', ['strong', 'open bold']]]],
  ['an **open', [['paragraph', 'an ', ['strong', 'open']]]],
  ['an **', [['paragraph', 'an ']]],
  ['an **open*', [['paragraph', 'an ', ['strong', 'open']]]],
  ['这是**重点', [['paragraph', '这是', ['strong', '重点']]]],
  ['~~gone', [['paragraph', ['deleted', 'gone']]]],
  ['***both', [['paragraph', ['emphasis', ['strong', 'both']]]]],
  ['5*3 is', [['paragraph', '5*3 is']]],
  ['2 * 3', [['paragraph', '2 * 3']]],
  ['an `open code', [['paragraph', 'an ', ['code', 'open code']]]],
  ['an `', [['paragraph', 'an ']]],
  ['see [the', [['paragraph', 'see the']]],
  ['see [the page]', [['paragraph', 'see the page']]],
  ['see [the page](http', [['paragraph', 'see the page']]],
  ['see [the page](https://birds.example "Ke', [['paragraph', 'see the page']]],
  ['see [the **page', [['paragraph', 'see the ', ['strong', 'page']]]],
  ['see ![kea](https://birds', [['paragraph', 'see kea']]],
  ['see !', [['paragraph', 'see']]],
  ['see [a] and', [['paragraph', 'see [a] and']]],
  ['see https://birds.exam', [['paragraph', 'see https://birds.exam']]],
  ['fish &am', [['paragraph', 'fish ']]],
  ['line\\', [['paragraph', 'line']]],
  ['a<b', [['paragraph', 'a']]],
  ['x \\( ', [['paragraph', 'x ']]],
  ['x \\(y_1', [['paragraph', 'x ', ['math', 'y_1']]]],
  ['Kea\n-', [['paragraph', 'Kea']]],
  ['Kea\n---', [['paragraph', 'Kea']]],
  ['Kea\n==', [['paragraph', 'Kea']]],
  [
    'Kea\n- b',
    [
      ['paragraph', 'Kea'],
      ['list', 'bullets', 'tight', ['item', ['paragraph', 'b']]],
    ],
  ],
  ['-', []],
  ['1.', []],
  ['- ', []],
  ['- [', []],
  ['- [x]', [['list', 'bullets', 'tight', ['item']]]],
  ['- [x] a', [['list', 'bullets', 'tight', ['done', ['paragraph', 'a']]]]],
  ['#', []],
  ['## ', []],
  ['## Ke', [['heading', '2', 'Ke']]],
  ['``', []],
  ['```py', []],
  ['```python\n', [['block', 'python', '']]],
  ['```python\nprint(', [['block', 'python', 'print(']]],
  ['```\na\n``', [['block', '', 'a']]],
  ['| Bird | Wei', []],
  ['| Bird | Weight |\n', []],
  ['| Bird |\n| --', []],
  ['Birds:\n| Bird |\n', [['paragraph', 'Birds:']]],
  ['| Bird |\n| - |\n', [['table', 'none', ['row', ['cell', 'Bird']]]]],
  [
    '| a | b |\n| - | - |\n| **ke',
    [
      [
        'table',
        'none none',
        ['row', ['cell', 'a'], ['cell', 'b']],
        ['row', ['cell', ['strong', 'ke']]],
      ],
    ],
  ],
  ['[kea]: https://bi', []],
  ['[Note]: this is', [['paragraph', '[Note]: this is']]],
  ['[Note that', [['paragraph', 'Note that']]],
  ['$$\nx', [['math', 'x']]],
];

describe('what has come so far', () => {
  it.each(SO_FAR)('%j shows no mark that has yet to close', (text, shape) => {
    expect(shapesOf(text)).toEqual(shape);
  });
});

/** Every object of a tree. */
function* nodesOf(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return;
  yield value;
  for (const part of Object.values(value)) yield* nodesOf(part);
}

const LONG: Record<string, string> = {
  paragraphs: 'A paragraph with **bold** words.\n\n'.repeat(700),
  'a list': '- an item with `code` and more words\n'.repeat(700),
  'a table': `| a | b |\n| - | - |\n${'| some words | other words |\n'.repeat(700)}`,
  code: `\`\`\`js\n${'const kea = "Nestor notabilis";\n'.repeat(700)}`,
  'a quote': '> words\n>\n'.repeat(2000),
  'one line': 'plain words without an end '.repeat(800),
};

describe('work', () => {
  it.each(Object.entries(LONG))('is in proportion to what is new: %s', (_, text) => {
    const seen = new Set<object>();
    const stream = createMarkdownStream();
    for (const piece of cutAt(
      text,
      Array.from({ length: text.length / 512 }, () => 512),
    )) {
      stream.append(piece);
      for (const node of nodesOf(stream.blocks())) seen.add(node);
    }
    const whole = [...nodesOf(parseMarkdown(text))].length;
    expect(seen.size).toBeLessThan(3 * whole + 4000);
  });

  it('leaves finished blocks, items and rows the objects they are', () => {
    const stream = createMarkdownStream();
    stream.append('# Kea\n\na **b**\n\n- c\n- d\n- e');
    const [heading, paragraph] = stream.blocks().flat();
    const item = () => {
      const list = stream.blocks().flat()[2];
      return list?.kind === 'list' ? list.items.flat()[0] : undefined;
    };
    const first = item();
    stream.append('f\n- g');
    expect(stream.blocks().flat()[0]).toBe(heading);
    expect(stream.blocks().flat()[1]).toBe(paragraph);
    expect(item()).toBe(first);
    expect(first).toBeDefined();
  });
});

describe('hostile text', () => {
  const depth = (value: unknown): number =>
    typeof value === 'object' && value !== null
      ? 1 + Math.max(0, ...Object.values(value).map(depth))
      : 0;

  it.each([
    ['quotes', '> '.repeat(5000)],
    ['items of one line', `${'- '.repeat(5000)}x`],
    ['nested items', Array.from({ length: 400 }, (_, at) => `${'  '.repeat(at)}- x\n`).join('')],
    ['emphasis', `${'*a _b '.repeat(3000)}${'_ c*'.repeat(3000)}`],
    ['stars', `${'*'.repeat(8000)}a${'*'.repeat(8000)}`],
    ['brackets', `${'['.repeat(8000)}a${']'.repeat(8000)}`],
    ['pictures', `${'!['.repeat(2000)}a${'](https://a.example)'.repeat(2000)}`],
  ])('makes no deep tree: %s', (_, text) => {
    expect(depth(parseMarkdown(text))).toBeLessThan(250);
    expect(depth(open(text))).toBeLessThan(250);
  });
});
