import type { Groups } from './groups.ts';
import type { Block, Cell, Inline, ListBlock, ListItem, TableBlock } from './tree.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escape = (text: string) => text.replace(/[&<>"]/g, (mark) => ESCAPES[mark] ?? mark);

const wrap = (name: string, inner: string, attributes = '') =>
  `<${name}${attributes}>${inner}</${name}>`;

const WRAPPERS = { emphasis: 'em', strong: 'strong', deleted: 'del' } as const;

function inlineToHtml(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return escape(inline.text);
    case 'code':
      return wrap('code', escape(inline.text));
    case 'math':
      return wrap('code', escape(inline.source));
    case 'break':
      return '<br>';
    case 'note-call':
      return wrap('sup', String(inline.number));
    case 'link':
      return wrap('a', inlinesToHtml(inline.children), ` href="${escape(inline.href)}"`);
    default:
      return wrap(WRAPPERS[inline.kind], inlinesToHtml(inline.children));
  }
}

const inlinesToHtml = (inlines: readonly Inline[]) => inlines.map(inlineToHtml).join('');

function itemToHtml({ children, isChecked }: ListItem, isTight: boolean): string {
  const box = isChecked === undefined ? '' : isChecked ? '☑ ' : '☐ ';
  const [first, ...rest] = children.flat();
  // A paragraph within each item of a tight list would part them by blank lines.
  const start =
    isTight && first?.kind === 'paragraph'
      ? inlinesToHtml(first.children)
      : first === undefined
        ? ''
        : blockToHtml(first);
  return wrap('li', box + start + rest.map(blockToHtml).join(''));
}

function listToHtml({ isOrdered, isTight, start, items }: ListBlock): string {
  const inner = items
    .flat()
    .map((item) => itemToHtml(item, isTight))
    .join('');
  return isOrdered ? wrap('ol', inner, start === 1 ? '' : ` start="${start}"`) : wrap('ul', inner);
}

function blockToHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return wrap('p', inlinesToHtml(block.children));
    case 'heading':
      return wrap(`h${block.level}`, inlinesToHtml(block.children));
    case 'quote':
      return wrap('blockquote', toHtml(block.children));
    case 'list':
      return listToHtml(block);
    case 'table':
      return tableToHtml(block, (cell) => inlinesToHtml(cell));
    case 'code':
      return wrap('pre', wrap('code', escape(block.lines.flat().join('\n'))));
    case 'math':
      return wrap('pre', escape(block.source));
    case 'rule':
      return '<hr>';
    case 'notes':
      return wrap('ol', block.notes.map((note) => wrap('li', toHtml(note))).join(''));
  }
}

/** A table as HTML; `cellToHtml` makes what stands in its cells, and has to escape it. */
export function tableToHtml(
  { head, rows }: TableBlock,
  cellToHtml: (cell: Cell) => string,
): string {
  const toRow = (cells: readonly Cell[], name: string) =>
    wrap('tr', cells.map((cell) => wrap(name, cellToHtml(cell))).join(''));
  const body = rows.flat().map((cells) => toRow(cells, 'td'));
  return wrap('table', wrap('thead', toRow(head, 'th')) + wrap('tbody', body.join('')));
}

/**
 * Blocks as HTML for the clipboard, from the same tree that is shown: escaped, with no pictures,
 * scripts, styles or classes, and with links to http, https and mailto only.
 */
export function toHtml(blocks: Groups<Block>): string {
  return blocks.flat().map(blockToHtml).join('');
}

/** Text as HTML. */
export { escape as escapeHtml };
