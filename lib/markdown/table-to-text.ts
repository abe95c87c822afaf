import { readWords } from './inline/build.ts';
import { escapeHtml, tableToHtml } from './to-html.ts';
import type { Cell, TableBlock } from './tree.ts';

/** What a spreadsheet takes for a formula, which could send what stands beside it to anyone. */
const FORMULA = /^[=+\-@]/;
const NUMBER = /^[+-]?[\d.,\s]+%?$/;

function toCellText(cell: Cell): string {
  const words = readWords(cell).replace(/\s+/g, ' ').trim();
  return FORMULA.test(words) && !NUMBER.test(words) && words !== '-' ? `'${words}` : words;
}

/** A table for the clipboard, as tab-separated values and as HTML; no cell is a formula. */
export function tableToText(table: TableBlock): { text: string; html: string } {
  const rows = [table.head, ...table.rows.flat()];
  return {
    text: rows.map((cells) => cells.map(toCellText).join('\t')).join('\n'),
    html: tableToHtml(table, (cell) => escapeHtml(toCellText(cell))),
  };
}
