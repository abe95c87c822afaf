/** A heading and what stands below it, down to the next heading of its level or above. */
export interface Section {
  /** Without marks; empty for what stands before the first heading. */
  heading: string;
  /** 1 to 6; 0 for what stands before the first heading. */
  level: number;
  /** Paragraphs, lists and quotes as plain lines; no code, no tables. */
  prose: string;
}

const SIGNS = /^(?:#{1,6} \S|```|\|(?: ?:?-+:? ?\|)+$)/m;

const HEADING = /^(#{1,6}) (.+)$/;
const FENCE = /^\s*(`{3,})/;
const TABLE_ROW = /^\s*\|(.*)\|$/;
const TABLE_RULE = /^[\s|:-]+$/;

/** True when a text is written as pages are read: with headings, fenced code or tables. */
export function isMarkdown(text: string): boolean {
  return SIGNS.test(text);
}

/** The sections of a Markdown text, in order; those without prose too. */
export function splitSections(text: string): Section[] {
  const sections: Section[] = [{ heading: '', level: 0, prose: '' }];
  for (const line of linesOf(text)) {
    const [, marks, heading] = HEADING.exec(line) ?? [];
    const last = sections.at(-1);
    if (marks !== undefined && heading !== undefined) {
      sections.push({ heading: toPlain(heading), level: marks.length, prose: '' });
    } else if (last && !TABLE_ROW.test(line)) {
      last.prose += `${toPlain(line)}\n`;
    }
  }
  return sections;
}

/** The words of a Markdown text, headings and rows of tables as lines of their own; no code. */
export function toPlainText(text: string): string {
  return [...linesOf(text)]
    .filter((line) => !TABLE_ROW.test(line) || !TABLE_RULE.test(line))
    .map((line) => toPlain(HEADING.exec(line)?.[2] ?? toRowText(line)))
    .join('\n');
}

/** All lines outside of code. */
function* linesOf(text: string): Generator<string> {
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    const mark = FENCE.exec(line)?.[1];
    if (fence === undefined && mark === undefined) yield line;
    else if (fence === undefined) fence = mark;
    else if (mark !== undefined && mark.length >= fence.length) fence = undefined;
  }
}

function toRowText(line: string): string {
  const cells = TABLE_ROW.exec(line)?.[1];
  if (cells === undefined) return line;
  return cells
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replaceAll(String.raw`\|`, '|').trim())
    .filter((cell) => cell !== '')
    .join(', ');
}

function toPlain(line: string): string {
  return line
    .replace(/^\s*>\s?/, '')
    .replaceAll(/\[([^\]]+)\]\(https?:[^\s)]+\)/g, '$1')
    .replaceAll('`', '');
}
