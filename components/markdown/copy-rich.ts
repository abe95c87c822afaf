import { parseMarkdown } from '../../lib/markdown/markdown-stream.ts';
import { tableToText } from '../../lib/markdown/table-to-text.ts';
import { toHtml } from '../../lib/markdown/to-html.ts';
import type { TableBlock } from '../../lib/markdown/tree.ts';

/** Writes plain text to the clipboard. */
type CopyText = (text: string) => Promise<void>;

const toBlob = (type: string, text: string) => ({ [type]: new Blob([text], { type }) });

/** Copies a text with its look; without it where the browser cannot. */
async function copyRich(text: string, html: string, copyText: CopyText): Promise<void> {
  try {
    const item = new ClipboardItem({
      ...toBlob('text/plain', text),
      ...toBlob('text/html', html),
    });
    await navigator.clipboard.write([item]);
  } catch {
    await copyText(text); // No such item, or none of HTML.
  }
}

/** Copies an answer: its Markdown for what takes plain text, and what it looks like. */
export function copyMarkdown(text: string, copyText: CopyText): Promise<void> {
  return copyRich(text, toHtml(parseMarkdown(text)), copyText);
}

/** Copies a table for spreadsheets and for documents. */
export function copyTable(table: TableBlock, copyText: CopyText): Promise<void> {
  const { text, html } = tableToText(table);
  return copyRich(text, html, copyText);
}
