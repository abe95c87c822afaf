import { createByteBuffer } from './byte-buffer.ts';
import type { ByteReader } from './byte-reader.ts';
import { getLines } from './fetch-event-source.ts';
import { assertAtMost, MAX_LINE_BYTES } from './limits.ts';

const LF = 0x0a;
const CR = 0x0d;

/**
 * Calls `onLine` with each line, without its LF, CR or CRLF, as soon as its end is there; the bytes
 * are valid during the call only. A line that the body leaves open counts. Takes time linear in
 * the bytes: the package's splitter copies the open line with every piece, so it is given whole
 * lines only.
 */
export function createLineReader(onLine: (line: Uint8Array) => void): ByteReader {
  const openLine = createByteBuffer();
  const pushLines = getLines((line) => {
    assertAtMost(line.length, MAX_LINE_BYTES, 'a line');
    onLine(line);
  });
  return {
    push(bytes) {
      const linesEnd = Math.max(bytes.lastIndexOf(LF), bytes.lastIndexOf(CR)) + 1;
      const lines = bytes.subarray(0, linesEnd);
      if (linesEnd > 0 && openLine.length > 0) {
        openLine.append(lines);
        pushLines(openLine.take());
      } else if (linesEnd > 0) {
        pushLines(lines);
      }
      openLine.append(bytes.subarray(linesEnd));
      assertAtMost(openLine.length, MAX_LINE_BYTES, 'a line');
    },
    end() {
      if (openLine.length === 0) return;
      openLine.append(Uint8Array.of(LF));
      pushLines(openLine.take());
    },
  };
}
