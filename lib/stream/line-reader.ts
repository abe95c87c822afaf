import type { TextReader } from './body-reader.ts';
import { assertAtMost, MAX_LINE_LENGTH } from './limits.ts';

/**
 * Calls `onLine` with each line, without its LF, CR or CRLF, as soon as its end is there. A line
 * that the body leaves open counts. Takes time linear in the text: each piece is searched once, and
 * the open line is only added to until it ends.
 */
export function createLineReader(onLine: (line: string) => void): TextReader {
  let openLine = '';
  let isAfterCr = false;

  return {
    push(text) {
      if (text === '') return;
      let start = isAfterCr && text.startsWith('\n') ? 1 : 0;
      let feed = findIn(text, '\n', start);
      let carriageReturn = findIn(text, '\r', start);
      isAfterCr = text.endsWith('\r');
      for (;;) {
        const end = Math.min(feed, carriageReturn);
        openLine += text.slice(start, end);
        assertAtMost(openLine.length, MAX_LINE_LENGTH, 'a line');
        if (end === text.length) break;
        const line = openLine;
        openLine = '';
        onLine(line);
        start = end + 1;
        if (end === carriageReturn) {
          if (feed === start) start += 1;
          carriageReturn = findIn(text, '\r', start);
        }
        if (feed < start) feed = findIn(text, '\n', start);
      }
    },
    end() {
      if (openLine !== '') onLine(openLine);
    },
  };
}

/** Where `character` comes next; the length of `text` when it does not. */
function findIn(text: string, character: string, start: number): number {
  const index = text.indexOf(character, start);
  return index < 0 ? text.length : index;
}
