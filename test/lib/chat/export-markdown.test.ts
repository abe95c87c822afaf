import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import type { Conversation, Turn } from '../../../lib/chat/conversation.ts';
import { escapeAnswer, escapeLink, escapeText } from '../../../lib/chat/export-markdown-escape.ts';
import { toMarkdown } from '../../../lib/chat/export-markdown.ts';
import { WORDS } from './export-words.ts';
import { makeAnswer, makeQuestion, makeQuestionAbout } from './sample-turns.ts';

/** Reads Markdown as GitHub does. */
const readMarkdown = (text: string) =>
  fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

function listNodes(node: Nodes): Nodes[] {
  return 'children' in node ? [node, ...node.children.flatMap(listNodes)] : [node];
}
const listTypes = (text: string) => listNodes(readMarkdown(text)).map(({ type }) => type);
const readText = (text: string) =>
  listNodes(readMarkdown(text))
    .map((node) => ('value' in node ? node.value : node.type === 'paragraph' ? '\n' : ''))
    .join('');

function toExport(turns: Turn[], changes: Partial<Conversation> = {}): string {
  const headId = turns.at(-1)?.id ?? '';
  const conversation = { id: 'chat', hasOwnTitle: false, createdAt: 0, updatedAt: 0, headId };
  return toMarkdown({ ...conversation, title: 'Title', ...changes }, turns, WORDS);
}

describe('a chat as Markdown', () => {
  it('has its title, questions, quoted texts, answers and sources', () => {
    const passage = {
      text: 'First line.\n\nSecond *line*.',
      title: 'A page',
      url: 'http://a.test/b',
    };
    const question = makeQuestionAbout('Why?', passage);
    question.task.kind = 'explain';
    const answer = makeAnswer('Because **so**.', {
      parentId: question.id,
      engine: { kind: 'connection', name: 'Local', model: 'demo', host: 'a.test' },
      citations: [{ url: 'http://b.test/c d', title: '[b]' }],
    });
    expect(toExport([question, answer])).toBe(
      [
        '# Title',
        '## You',
        'Explain',
        'Why?',
        '> [A page](<http://a.test/b>)\n>\n> First line.\n>\n> Second \\*line\\*.',
        '## Assistant (demo)',
        'Because **so**.',
        '### Sources',
        '- [\\[b\\]](<http://b.test/c%20d>)\n',
      ].join('\n\n'),
    );
  });

  it('an answer that quotes means itself to the letter', () => {
    const text = '“*_a_* `b`”';
    expect(toExport([makeAnswer(text, { notes: ['quotes'] })])).toContain(
      '“\\*\\_a\\_\\* \\`b\\`”',
    );
  });

  it('has only the path that is shown', () => {
    const question = makeQuestion('Why?');
    const answers = ['One', 'Two'].map((text) => makeAnswer(text, { parentId: question.id }));
    const text = toExport([question, ...answers], { headId: 'One' });
    expect(text).toContain('One');
    expect(text).not.toContain('Two');
  });

  it.each(['interrupted', 'stopped', 'streaming'] as const)(
    'says that an answer is %s',
    (status) => {
      expect(toExport([makeAnswer('Half', { status })])).toContain('Half\n\n*Not finished.*');
    },
  );
});

describe('a text that means itself', () => {
  const tricks = [
    '# No heading',
    '- no list\n+ no list\n* no list',
    '1. no list\n2) no list',
    '> no quotation',
    '    no code',
    '\tno code',
    '```\nno code\n```',
    'no heading\n===\nnor this\n---',
    '[no](link) ![no](image)\n[no]: address',
    '<b>no html</b> <img src=x> <!-- no comment',
    '&lt;no entity&gt; &#35;',
    'a | b\n--|--\nno | table',
    '**no** __strong__ *no* _em_ ~~no~~ `no`',
    'a line\\\nand another',
    'lone\rreturn\u2028and others',
  ];

  it.each(tricks)('makes no markup: %j', (text) => {
    const types = new Set(listTypes(escapeText(text)));
    expect([...types].toSorted()).toEqual(['paragraph', 'root', 'text']);
  });

  it('reads as it was written', () => {
    const text = 'a * b_c [d] <e> 1. f #g \\h `i` | & $ ~';
    expect(readText(escapeText(text)).trim()).toBe(text);
  });

  it('makes no markup and keeps its signs, whatever they are', () => {
    const unit = fc.constantFrom(...'ab1 \n\t*_`~#>-+=.)(![]<>|&;:/\\$"');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
        const types = new Set(listTypes(escapeText(text)));
        for (const type of ['root', 'paragraph', 'text']) types.delete(type as Nodes['type']);
        expect([...types]).toEqual([]);
        const signs = (value: string) => value.replace(/\s/g, '');
        expect(signs(readText(escapeText(text)))).toBe(signs(text));
      }),
      { numRuns: 400 },
    );
  });
});

describe('a link', () => {
  const links: Array<[title: string, url: string, markdown: string]> = [
    ['Title', 'https://a.test/b', '[Title](<https://a.test/b>)'],
    ['', 'https://a.test/b', '[https://a.test/b](<https://a.test/b>)'],
    ['a](<x>)', 'http://a.test/>)<', '[a\\](\\<x\\>)](<http://a.test/%3E)%3C>)'],
    ['Title', 'javascript:alert(1)', 'Title (javascript:alert(1))'],
    ['Title', '', 'Title'],
    ['', 'file:///etc', 'file:///etc'],
  ];

  it.each(links)('of %j and %j is %s', (title, url, markdown) => {
    expect(escapeLink(title, url)).toBe(markdown);
  });
});

describe('an answer', () => {
  const kept = [
    'Some **bold** `code <b>` and [a link](http://a.test).',
    '```html\n<img src="x"> ![a](b)\n```\n\nafter',
    '~~~~\n```\n![a](b)\n~~~\n~~~~',
    'a < b and c > d, not! [a]',
    'Two `<a>` and ``<b> ` <c>``.',
  ];

  it.each(kept)('stays as it is where nothing is asked for: %j', (text) => {
    expect(escapeAnswer(text)).toBe(text);
  });

  const tricks = [
    '![a](http://a.test/x.png)',
    '![a][b]\n\n[b]: http://a.test',
    '<img src=http://a.test>',
    '- ```\n  code\n  ```\n![a](b)',
    '`\n- <img src=x> `',
    '\\` <img src=x> `',
    '` | x |\n--|--\n` | <img src=x> `',
    '    ```\n![a](b)\n    ```',
    '```\nopen\n``` x\n```\n![a](b)',
    '> ```\n![a](b)\n> ```',
    '<!--\n```\n-->\n![a](b)\n```',
    '[![a](b)](c)',
  ];

  it.each(tricks)('asks nobody for anything: %j', (text) => {
    expect(listTypes(escapeAnswer(text))).not.toContain('image');
    expect(listTypes(escapeAnswer(text))).not.toContain('imageReference');
    expect(listTypes(escapeAnswer(text))).not.toContain('html');
  });

  it('asks nobody for anything, whatever it says', () => {
    const marks =
      '``` ~~~ ` `` - > | |--|--| 1. ![a](b) ![a][b] [b]:c <img> <!-- --> <pre> \\ ! [a](b) x';
    const piece = fc.constantFrom('\n', '\n\n', '  ', '    ', ...marks.split(' '));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        const types = listTypes(`# Title\n\n${escapeAnswer(text)}\n\n## You\n`);
        for (const type of ['image', 'imageReference', 'html']) expect(types).not.toContain(type);
      }),
      { numRuns: 500 },
    );
  });

  it('that ends in the middle of its code leaves what comes after it alone', () => {
    const types = listTypes(`${escapeAnswer('````\ncode')}\n\n## You\n`);
    expect(types).toContain('heading');
  });
});
