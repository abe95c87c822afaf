import type { Groups } from './groups.ts';
import { createMarkdownStream, type MarkdownStream } from './markdown-stream.ts';
import type { Block } from './tree.ts';

/** So much is read between two looks at the clock. */
const PIECE_CHARS = 2048;

/** Reads an answer that may grow, a little at a time. */
export interface AnswerReader {
  /** Sets what there is to read. Where the text only grew, what is read of it counts. */
  turnTo(text: string, isStreaming: boolean): void;
  /** Reads on until `isTimeUp`, at least a little. True while there is more. */
  read(isTimeUp: () => boolean): boolean;
  /** What is read by now. Finished blocks are the same objects each time. */
  blocks(): Groups<Block>;
}

/** An {@link AnswerReader} of an empty answer. */
export function createAnswerReader(): AnswerReader {
  let text = '';
  let isWhole = false;
  let stream = createMarkdownStream();
  let position = 0;
  /** Its end was reached once: text behind that is read from the start. */
  let hasEnded = false;
  let isClosed = false;
  /** What an earlier reading gave; it stays until the next one is through. */
  let kept: Groups<Block> | null = null;

  const begin = (next: MarkdownStream) => {
    stream = next;
    position = 0;
    isClosed = false;
  };
  const readPiece = () => {
    const end = Math.min(position + PIECE_CHARS, text.length);
    stream.append(text.slice(position, end));
    position = end;
  };
  const close = () => {
    const again = stream.close();
    hasEnded = true;
    isClosed = again === null;
    if (!again) return;
    kept = stream.blocks();
    begin(again);
  };
  const hasMore = () => position < text.length || (isWhole && !isClosed);

  return {
    turnTo(next, isStreaming) {
      const isGrown = next.startsWith(text);
      if (!isGrown || (hasEnded && next.length > text.length)) {
        kept = isGrown ? (kept ?? stream.blocks()) : null;
        hasEnded = false;
        begin(createMarkdownStream());
      }
      text = next;
      isWhole = !isStreaming;
    },
    read(isTimeUp) {
      while (hasMore()) {
        if (position < text.length) readPiece();
        else close();
        if (isTimeUp()) break;
      }
      if (!hasMore()) kept = null;
      return hasMore();
    },
    blocks: () => kept ?? stream.blocks(),
  };
}
