import { mayDefine, takeDefinitions } from '../definitions.ts';
import { createInlineReader, type InlineReader } from '../inline/inline-reader.ts';
import type { References } from '../references.ts';
import type { ParagraphBlock } from '../tree.ts';
import type { Leaf } from './leaf.ts';
import { lastLineOf } from './table-row.ts';

/**
 * A paragraph is parted when it is as long as `MAX`, behind a line or a word beyond `MIN`: what is
 * read and shown again as words arrive stays small.
 */
const MIN_PART_CHARS = 8_192;
const MAX_PART_CHARS = 16_384;

const TASK = /^\[([ xX])\]\s+(?=\S)/;
const MAY_BE_TASK = /^\[(?:[ xX](?:\]\s*)?)?$/;

/** Words of an open paragraph, and what they may turn out to be. */
export interface Paragraph extends Leaf {
  readonly kind: 'paragraph';
  /** All of it, as it is written. */
  text(): string;
  /** Whether the task it begins with is done; undefined where it is no task. */
  isChecked(): boolean | undefined;
  /** Takes off the parts it has grown beyond. */
  takeParts(): ParagraphBlock[];
  /** Takes all words for something else: a heading, or with a table below its last line. */
  takeText(): string;
}

function findPart(text: string): number {
  const line = text.indexOf('\n', MIN_PART_CHARS);
  if (line >= 0 && line < MAX_PART_CHARS - 1) return line + 1;
  const word = text.lastIndexOf(' ', MAX_PART_CHARS - 1);
  if (word >= MIN_PART_CHARS) return word + 1;
  return /[\udc00-\udfff]/.test(text.charAt(MAX_PART_CHARS - 1))
    ? MAX_PART_CHARS
    : MAX_PART_CHARS - 1;
}

/** An empty {@link Paragraph}; `mayBeTask` as the first block of an item. */
export function createParagraph(references: References, mayBeTask: boolean): Paragraph {
  let text = '';
  let goesOn = false;
  let reader: InlineReader | undefined;
  let readLength = 0;

  const taskLength = () => (mayBeTask ? (TASK.exec(text)?.[0].length ?? 0) : 0);
  const toBlock = (words: string, isTail: boolean): ParagraphBlock | undefined => {
    if (words.trim() === '') return undefined;
    // A part may end before what was on show.
    if (words.length < readLength) reader = undefined;
    readLength = words.length;
    reader ??= createInlineReader(references, taskLength());
    const children = reader.read(isTail ? words : words.trimEnd(), isTail);
    return goesOn ? { kind: 'paragraph', children, goesOn } : { kind: 'paragraph', children };
  };
  const withoutDefinitions = (words: string) => {
    if (goesOn || words[0] !== '[') return words;
    const rest = takeDefinitions(words, references);
    if (rest !== words) reader = undefined;
    return rest;
  };
  const takePart = () => {
    const end = findPart(text);
    const block = toBlock(withoutDefinitions(text.slice(0, end)), false);
    text = text.slice(end);
    reader = undefined;
    mayBeTask = false;
    // What is nothing but definitions may be followed by more of them.
    goesOn ||= block !== undefined;
    return block ? [block] : [];
  };

  return {
    kind: 'paragraph',
    addLine(line) {
      text = text === '' ? line : `${text}\n${line}`;
    },
    extend(more) {
      text += more;
    },
    endLine: () => false,
    text: () => text,
    isChecked() {
      const mark = mayBeTask ? TASK.exec(text)?.[1] : undefined;
      return mark === undefined ? undefined : mark !== ' ';
    },
    takeParts() {
      const parts: ParagraphBlock[] = [];
      while (text.length >= MAX_PART_CHARS) parts.push(...takePart());
      return parts;
    },
    takeText() {
      text = withoutDefinitions(text);
      return text;
    },
    view() {
      if (!goesOn && mayDefine(text)) return undefined;
      if (mayBeTask && MAY_BE_TASK.test(text)) return undefined;
      // What looks like the head of a table waits for the line that makes it one.
      const { line, start } = lastLineOf(text);
      const shown = line.startsWith('|') ? text.slice(0, Math.max(0, start - 1)) : text;
      return toBlock(shown, true);
    },
    finish() {
      text = withoutDefinitions(text);
      return toBlock(text, false);
    },
  };
}

/** True where the open block is a paragraph. */
export function isParagraph(leaf: Leaf | undefined): leaf is Paragraph {
  return leaf?.kind === 'paragraph';
}
