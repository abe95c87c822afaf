/** What is markup wherever it stands. A bracket, escaped, makes neither link nor image. */
const MARKUP = /[\\`*_[\]<>|~$&]/g;
/** What is markup at the beginning of a line: headings, lists, rules, underlines of headings. */
const LINE_START = /^(?:[#+=-]|\d+(?=[.)]))/gm;
const CONTROLS = /[^\P{Cc}\n]|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** A text that means itself, as Markdown: nothing in it is markup. Its lines stay. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(CONTROLS, '')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/^\s+/gm, (blank) => '\n'.repeat(blank.split('\n').length - 1))
    .trim()
    .replace(MARKUP, '\\$&')
    .replace(LINE_START, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/** A link to a web page; what is no web address stands beside the title as text. */
export function escapeLink(title: string, url: string): string {
  const address = URL.parse(url);
  const label = escapeText(title.replace(/\s+/g, ' ')) || escapeText(url);
  if (address && /^https?:$/.test(address.protocol)) return `[${label}](<${address.href}>)`;
  return url === '' || title === '' ? label : `${label} (${escapeText(url)})`;
}

/**
 * Markdown as a model wrote it, without images and HTML: those would ask a server for something
 * when the file is opened. Code stays as it is wherever all readers agree that it is code.
 */
export function escapeAnswer(markdown: string): string {
  let fence: string | undefined;
  /** No backtick of the lines above, up to an empty one, waits for another. */
  let isSettled = true;
  const lines = markdown.toWellFormed().split(/\r\n?|\n/);
  const escaped = lines.map((line) => {
    if (fence !== undefined) {
      if (closesFence(line, fence)) fence = undefined;
      return line;
    }
    // Only without an indent is it sure that no list or quotation has a say in it.
    fence = /^(?:(`{3,})[^`]*|(~{3,}).*)$/.exec(line)?.slice(1).find(Boolean);
    if (fence !== undefined || line.trim() === '') {
      isSettled = true;
      return escapeActive(line);
    }
    const pieces = isSettled ? splitCode(line) : null;
    isSettled = pieces !== null;
    return (pieces ?? [line]).map(escapePiece).join('');
  });
  // Whatever comes after the answer is not part of its code.
  return (fence === undefined ? escaped : [...escaped, fence]).join('\n');
}

/** HTML and images, inline or by reference. */
const ACTIVE = /(\\*)<(?=[a-z!/?])|(?<=!)\[/gi;

function escapeActive(text: string): string {
  return text.replace(ACTIVE, (found, backslashes = '') =>
    // After an odd number of them it is escaped, and one more would undo that.
    backslashes.length % 2 === 1 ? found : `${backslashes}\\${found.slice(backslashes.length)}`,
  );
}

function closesFence(line: string, fence: string): boolean {
  const mark = fence.charAt(0);
  const closing = line.trim();
  const indent = line.length - line.trimStart().length;
  return indent < 4 && closing.length >= fence.length && closing === mark.repeat(closing.length);
}

/** Text and code spans by turns; null where it is not sure what is code. */
function splitCode(line: string): string[] | null {
  // An escaped backtick opens no code, and the cells of a table are read before it.
  if (/\\`|\|/.test(line)) return null;
  const pieces = line.split(/(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/);
  const isPaired = pieces.every((piece, index) => index % 3 !== 0 || !piece.includes('`'));
  if (!isPaired) return null;
  return pieces.flatMap((piece, index) => {
    if (index % 3 === 1) return [];
    const mark = pieces[index - 1];
    return index % 3 === 2 ? [`${mark}${piece}${mark}`] : [piece];
  });
}

function escapePiece(piece: string, index: number): string {
  return index % 2 === 1 ? piece : escapeActive(piece);
}
