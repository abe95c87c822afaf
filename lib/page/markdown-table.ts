/** One row: its cells, of which `headings` come first, as `th`. */
interface Row {
  cells: Element[];
  headings: number;
}

/**
 * A table as Markdown; null for one that only arranges things. A table that has a heading and a value
 * in each row becomes a list of both.
 *
 * @param toLine gives the words of a cell, in one line.
 */
export function toTable(table: Element, toLine: (cell: Element) => string): string | null {
  const rows = [...table.querySelectorAll('tr')]
    .filter((row) => row.closest('table') === table)
    .map(toRow)
    .filter(({ cells }) => cells.some((cell) => (cell.textContent ?? '').trim() !== ''));
  if (!isData(table, rows)) return null;
  const caption = [...table.querySelectorAll('caption')].map(toLine).join(' ');
  const lines = rows.every(isPair)
    ? rows.map(({ cells }) => toPair(cells.map(toLine)))
    : toGrid(rows, toLine);
  return [...(caption === '' ? [] : [`${caption}\n`]), ...lines].join('\n');
}

function toRow(row: Element): Row {
  const cells = [...row.children].filter(({ localName }) => /^t[hd]$/.test(localName));
  return { cells, headings: cells.filter(({ localName }) => localName === 'th').length };
}

function isData(table: Element, rows: readonly Row[]): boolean {
  if (/^(presentation|none)$/.test(table.getAttribute('role') ?? '')) return false;
  if (table.querySelector('table, h1, h2, h3, pre, p + p') !== null) return false;
  return rows.length > 1 && rows.some(({ cells }) => cells.length > 1);
}

/** A heading and its value, or words that span the table. */
function isPair({ cells, headings }: Row): boolean {
  return cells.length === 1 || (cells.length === 2 && headings === 1);
}

function toPair([heading = '', value]: readonly string[]): string {
  return value === undefined ? `- ${heading}` : `- ${heading}: ${value}`;
}

function toGrid(rows: readonly Row[], toLine: (cell: Element) => string): string[] {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const toCells = (cells: readonly Element[]) => {
    const words = Array.from({ length: width }, (_, index) => {
      const cell = cells[index];
      return cell ? toLine(cell).replaceAll('|', String.raw`\|`) : '';
    });
    return `| ${words.join(' | ')} |`;
  };
  const [first] = rows;
  const hasHead = first !== undefined && first.headings > 0;
  const body = hasHead ? rows.slice(1) : rows;
  return [
    toCells(hasHead ? first.cells : []),
    `|${' --- |'.repeat(width)}`,
    ...body.map(({ cells }) => toCells(cells)),
  ];
}
