import { createBlockReader } from './block/block-reader.ts';
import type { Groups } from './groups.ts';
import { createReferences, type References } from './references.ts';
import type { Block } from './tree.ts';

/** An answer that is read while it arrives. */
export interface MarkdownStream {
  /** Adds text, cut anywhere. Throws a `TypeError` after `end`. */
  append(text: string): void;
  /**
   * What there is by now; the same object until something is added. Blocks that are finished stay
   * the same objects, and what is not finished looks as it will if it ends here: no mark shows that
   * has yet to close.
   */
  blocks(): Groups<Block>;
  /** Ends the answer. From here on `blocks` is what reading the whole text at once gives. */
  end(): Groups<Block>;
  /**
   * Ends the answer as `end` does, but for what it says of what stands further down. Where it says
   * such things, this is a stream that knows them: it has to get the whole text once more, and to be
   * ended. Null where the answer is read.
   */
  close(): MarkdownStream | null;
}

/** A line that stays undecided is looked at again when it has grown by one part in so many. */
const RETRY_SHARE = 32;

/** Splits what is appended into lines and hands each over as far as it is known. */
function createLineFeed(references: References) {
  const reader = createBlockReader(references);
  /** The start of a line that is not decided. */
  let held = '';
  let nextTry = 1;
  let isLineOpen = false;

  const addPiece = (piece: string, isWhole: boolean) => {
    if (isLineOpen) {
      if (piece !== '') reader.extendLine(piece);
      if (isWhole) reader.endLine();
      isLineOpen = !isWhole;
      return;
    }
    held += piece;
    if (!isWhole && held.length < nextTry) return;
    nextTry = held.length + Math.floor(held.length / RETRY_SHARE) + 1;
    if (!reader.addLine(held, isWhole)) return;
    held = '';
    nextTry = 1;
    isLineOpen = !isWhole;
  };

  return {
    reader,
    append(text: string) {
      let start = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
        addPiece(text.slice(start, end), true);
        start = end + 1;
      }
      if (start < text.length) addPiece(text.slice(start), false);
    },
    finish() {
      if (isLineOpen || held !== '') addPiece('', true);
      reader.finish();
    },
  };
}

type LineFeed = ReturnType<typeof createLineFeed>;

function viewAll({ reader }: LineFeed, { calls }: References): Groups<Block> {
  const blocks = reader.view();
  if (calls.size === 0) return blocks;
  const notes = [...calls.keys()].map((label) => reader.notes.get(label) ?? []);
  return [...blocks, [{ kind: 'notes', notes }]];
}

/**
 * Reads Markdown as CommonMark 0.31 with GitHub's tables, tasks, strikethrough, footnotes and bare
 * addresses, and TeX. HTML is text, but for `<br>`; pictures are links. Takes time in proportion to
 * the text, whatever it is and however it is cut.
 *
 * References resolve to what stands before them; those that stand before what they name do so at
 * the end, where the text is read once more if there are any; `known` is what that reading knows.
 *
 * @see https://spec.commonmark.org/0.31.2/
 * @see https://github.github.com/gfm/
 */
export function createMarkdownStream(known?: References): MarkdownStream {
  const references = createReferences(known);
  const feed = createLineFeed(references);
  let source = '';
  /** A line end may be cut in two. */
  let carry = '';
  let view: Groups<Block> | undefined;
  let isEnded = false;

  const add = (text: string) => {
    source += text;
    feed.append(text);
  };
  const pointsAhead = () => {
    const { links, notes, misses, calls } = references;
    return calls.size > 0 || [...misses].some((label) => links.has(label) || notes.has(label));
  };

  const stream: MarkdownStream = {
    append(text) {
      if (isEnded) throw new TypeError('append() after end()');
      const whole = carry + text;
      carry = whole.endsWith('\r') ? '\r' : '';
      add(normalize(carry === '' ? whole : whole.slice(0, -1)));
      view = undefined;
    },
    blocks() {
      view ??= viewAll(feed, references);
      return view;
    },
    close() {
      if (isEnded) return null;
      isEnded = true;
      if (carry !== '') add('\n');
      feed.finish();
      view = undefined;
      return known === undefined && pointsAhead() ? createMarkdownStream(references) : null;
    },
    end() {
      const again = stream.close();
      if (again) {
        again.append(source);
        view = again.end();
      }
      return stream.blocks();
    },
  };
  return stream;
}

const normalize = (text: string) =>
  /[\r\0]/.test(text) ? text.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd') : text;

/** Reads a whole text at once. */
export function parseMarkdown(text: string): Groups<Block> {
  const stream = createMarkdownStream();
  stream.append(text);
  return stream.end();
}
