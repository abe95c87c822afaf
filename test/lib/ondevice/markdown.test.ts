import { describe, expect, it } from 'vitest';
import { isMarkdown, splitSections, toPlainText } from '../../../lib/ondevice/markdown.ts';

const PAGE = `Before all.

# One
A [link](https://a.test/x) and \`code\`.

\`\`\`\`ts
# no heading
\`\`\`
still code
\`\`\`\`

- An item
> A quote

## Two
| Name | Age |
| --- | --- |
| Ada \\| Co | 36 |

After.`;

describe('isMarkdown', () => {
  it.each([
    ['# Heading\ntext', true],
    ['text\n```\ncode', true],
    ['| a | b |\n| --- | --- |', true],
    ['Plain words.\n\n- and a list\n#hashtag', false],
    ['a | b', false],
    ['', false],
  ])('%j: %s', (text, expected) => {
    expect(isMarkdown(text)).toBe(expected);
  });
});

it('sections have headings without marks, and prose without code and tables', () => {
  expect(splitSections(PAGE)).toEqual([
    { heading: '', level: 0, prose: 'Before all.\n\n' },
    { heading: 'One', level: 1, prose: 'A link and code.\n\n\n- An item\nA quote\n\n' },
    { heading: 'Two', level: 2, prose: '\nAfter.\n' },
  ]);
});

it('the plain text has the words of headings and tables too', () => {
  const lines = toPlainText(PAGE)
    .split('\n')
    .filter((line) => line !== '');
  expect(lines).toEqual([
    'Before all.',
    'One',
    'A link and code.',
    '- An item',
    'A quote',
    'Two',
    'Name, Age',
    'Ada | Co, 36',
    'After.',
  ]);
});
