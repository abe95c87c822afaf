import { toTable } from './markdown-table.ts';

/** Elements that stand within a line; all others begin a new one. */
const INLINE = new Set(
  `a abbr b bdi bdo big cite code data del dfn em font i img ins kbd label mark math math-inline q
  ruby s samp small span strong sub sup time tt u var wbr`.split(/\s+/),
);

const SILENT = new Set(['script', 'style', 'template', 'noscript', 'rt', 'rp', 'head']);

/** An address longer than this is for machines. */
const MAX_ADDRESS_CHARS = 200;
/** Parts of a list item no longer than this together go on one line. */
const MAX_ITEM_CHARS = 300;

/** What is written so far: whole blocks, and the line that is being written. */
interface Draft {
  blocks: string[];
  line: string;
  host: string;
}

/**
 * The words under a node as Markdown: headings, paragraphs, lists, tables, code, quotes. Pictures are
 * their alternative text. A link is its text, with the address only if that leads to another site
 * than `host` (`host[:port]`). Emphasis is left out. Nothing is escaped but the bars in tables.
 */
export function toMarkdown(root: Node, host = ''): string {
  return toBlocks(root, host).join('\n\n');
}

/** The blocks under a node, see {@link toMarkdown}. */
function toBlocks(root: Node, host: string): string[] {
  const draft: Draft = { blocks: [], line: '', host };
  writeChildren(root, draft);
  endLine(draft);
  return draft.blocks;
}

function writeChildren(node: Node, draft: Draft): void {
  for (const child of node.childNodes) {
    if (child.nodeType === 3) draft.line += (child.nodeValue ?? '').replaceAll(/\s+/g, ' ');
    else if (child.nodeType === 1) writeElement(child as Element, draft);
  }
}

function writeElement(element: Element, draft: Draft): void {
  const name = element.localName;
  if (SILENT.has(name)) return;
  if (INLINE.has(name)) return writeInline(element, name, draft);
  if (name === 'br') {
    draft.line += '\n';
    return;
  }
  endLine(draft);
  const block = toBlock(element, name, draft.host);
  if (block === null) {
    writeChildren(element, draft);
    endLine(draft);
  } else if (block !== '') draft.blocks.push(block);
}

/** A block that is more than the blocks within it; null for any other element. */
function toBlock(element: Element, name: string, host: string): string | null {
  switch (name) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6': {
      const words = toLine(element, host);
      return words && `${'#'.repeat(Number(name.charAt(1)))} ${words}`;
    }
    case 'pre':
      return toFence(element);
    case 'blockquote':
      return toMarkdown(element, host)
        .replaceAll(/^(?=.)/gm, '> ')
        .replaceAll(/^$/gm, '>');
    case 'ul':
    case 'ol':
      return toList(element, host);
    case 'dl':
      return toTerms(element, host);
    case 'table':
      return toTable(element, (cell) => toLine(cell, host));
    default:
      return null;
  }
}

function writeInline(element: Element, name: string, draft: Draft): void {
  if (name === 'img') {
    draft.line += ` ${element.getAttribute('alt') ?? ''} `;
    return;
  }
  const { blocks, line } = draft;
  const [blocksBefore, lineBefore] = [blocks.length, line.length];
  writeChildren(element, draft);
  // Blocks in a link or a label stand for themselves.
  if (blocks.length > blocksBefore) return;
  const words = draft.line.slice(lineBefore);
  draft.line = line + dress(element, name, words, draft.host);
}

function dress(element: Element, name: string, words: string, host: string): string {
  const text = words.trim();
  if (text === '') return words;
  if (name === 'code' || name === 'kbd' || name === 'samp') return `\`${text}\``;
  if (name === 'q') return `“${text}”`;
  // A number above the line is a footnote's or a power.
  if (name === 'sup' && /^\[.{1,3}\]$/.test(text)) return '';
  if (name === 'sup' && /^[-+−]?\d+$/.test(text)) return `^${text}`;
  const address = name === 'a' ? findAddress(element, text, host) : '';
  return address === '' ? words : words.replace(text, () => `[${text}](${address})`);
}

function findAddress(link: Element, text: string, host: string): string {
  const href = link.getAttribute('href') ?? '';
  if (!/^https?:/.test(href) || href.length > MAX_ADDRESS_CHARS || /[\s()]/.test(href)) return '';
  const isElsewhere = URL.canParse(href) && new URL(href).host !== host;
  return isElsewhere && !text.includes('://') ? href : '';
}

function endLine(draft: Draft): void {
  const lines = draft.line.split('\n').map((line) => line.replaceAll(/\s+/g, ' ').trim());
  const text = lines.filter((line) => line !== '').join('\n');
  if (text !== '') draft.blocks.push(text);
  draft.line = '';
}

/** All words of an element in one line. */
function toLine(element: Element, host: string): string {
  return toBlocks(element, host)
    .join(' · ')
    .replaceAll(/\s*\n\s*/g, ' ');
}

function toFence(element: Element): string {
  const code = readCode(element).replaceAll('\r', '').replace(/^\n/, '').trimEnd();
  if (code.trim() === '') return '';
  const classes = `${element.className} ${element.querySelector('code')?.className ?? ''}`;
  const language = /\b(?:lang|language)-([\w+#-]+)/.exec(classes)?.[1] ?? '';
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}

function readCode(node: Node): string {
  return [...node.childNodes]
    .map((child) => {
      if (child.nodeType === 1 && (child as Element).localName === 'br') return '\n';
      return child.nodeType === 3 ? (child.nodeValue ?? '') : readCode(child);
    })
    .join('');
}

function toList(list: Element, host: string): string {
  const isOrdered = list.localName === 'ol';
  const first = Number(list.getAttribute('start') ?? 1) || 1;
  const items = [...list.children]
    .map((item) => toItem(toBlocks(item, host)))
    .filter((item) => item !== '');
  return items
    .map((item, index) => {
      const marker = isOrdered ? `${first + index}. ` : '- ';
      return marker + item.replaceAll('\n', `\n${' '.repeat(marker.length)}`);
    })
    .join('\n');
}

/** Short parts of an item, as in a list of mails, go on one line; a list within it below. */
function toItem(blocks: readonly string[]): string {
  const isShort = blocks.join('').length <= MAX_ITEM_CHARS;
  const isPlain = (block: string) => !/^(?:[-|`>#]|\d+\. )/.test(block);
  return blocks.reduce((item, block, index) => {
    if (index === 0) return block;
    return `${item}${isShort && isPlain(block) ? ' · ' : '\n'}${block}`;
  }, '');
}

function toTerms(list: Element, host: string): string {
  const lines: string[] = [];
  for (const part of list.querySelectorAll('dt, dd')) {
    if (part.closest('dl') !== list) continue;
    const words = toLine(part, host);
    if (part.localName === 'dt' || lines.length === 0) lines.push(`- ${words}`);
    else lines.push(`${lines.pop()}: ${words}`);
  }
  return lines.join('\n');
}
