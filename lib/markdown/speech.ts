import type { Groups } from './groups.ts';
import { readWords } from './inline/build.ts';
import type { Block, Cell } from './tree.ts';

/** An answer as it is read aloud while it arrives. */
export interface Speech {
  /**
   * The next sentences of `blocks` that are whole and were not given before, in their order; also
   * the last one where the answer `isOver`. At most {@link MAX_SENTENCES} of them: where there are
   * as many, there may be more.
   */
  read(blocks: Groups<Block>, isOver: boolean): string[];
}

/** Given in one go: more would hold up the page, and nobody could follow. */
export const MAX_SENTENCES = 40;
/** A block that has said so much goes on once it is whole: it is cut anew whenever it grows. */
const MAX_OPEN_SENTENCES = 5 * MAX_SENTENCES;

/** A longer sentence, such as a list without a full stop, is given in parts. */
const MAX_SENTENCE_CHARS = 400;

/** How an answer is spoken. */
export interface SpeechOptions {
  /** Whose sentences they are, as a language tag. */
  locale: string;
  /** What is said in place of code, by its language, which may be empty. */
  nameCode: (language: string) => string;
}

const joinCells = (cells: readonly Cell[]) => cells.map(readWords).join(', ');

/** Behind a word where there is one. */
function* cutLong(sentence: string): Generator<string, void> {
  let rest = sentence;
  while (rest.length > MAX_SENTENCE_CHARS) {
    const space = rest.lastIndexOf(' ', MAX_SENTENCE_CHARS);
    const isPairCut = /[\udc00-\udfff]/.test(rest.charAt(MAX_SENTENCE_CHARS));
    const end = space > 0 ? space : MAX_SENTENCE_CHARS + (isPairCut ? 1 : 0);
    yield rest.slice(0, end);
    rest = rest.slice(end).trimStart();
  }
  yield rest;
}

function* readAll(
  blocks: Groups<Block>,
  nameCode: SpeechOptions['nameCode'],
): Generator<string, void> {
  for (const block of blocks.flat()) yield* readParts(block, nameCode);
}

/** What a block says, each part with an end of its own. */
function* readParts(block: Block, nameCode: SpeechOptions['nameCode']): Generator<string, void> {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      yield readWords(block.children);
      return;
    case 'quote':
      yield* readAll(block.children, nameCode);
      return;
    case 'list':
      for (const { children } of block.items.flat()) yield* readAll(children, nameCode);
      return;
    case 'table':
      for (const cells of [block.head, ...block.rows.flat()]) yield joinCells(cells);
      return;
    case 'code':
      yield nameCode(block.language);
      return;
    case 'math':
      yield block.source;
      return;
    case 'rule':
      return;
    case 'notes':
      for (const note of block.notes) yield* readAll(note, nameCode);
  }
}

/** A {@link Speech} that has said nothing yet. */
export function createSpeech({ locale, nameCode }: SpeechOptions): Speech {
  const segmenter = new Intl.Segmenter(locale, { granularity: 'sentence' });
  let place = 0;
  /** Sentences of the block at `place` that were given. */
  let said = 0;
  /** What the block at `place` says behind them. */
  let rest: { block: Block; sentences: Generator<string, void> } | null = null;

  function* cut(block: Block, skipped: number): Generator<string, void> {
    let count = 0;
    for (const part of readParts(block, nameCode)) {
      for (const { segment } of segmenter.segment(part.replace(/\s+/g, ' '))) {
        for (const sentence of cutLong(segment.trim())) {
          if (sentence !== '' && count++ >= skipped) yield sentence;
        }
      }
    }
  }
  const readOpen = (block: Block, count: number) => {
    const ready: string[] = [];
    let last: string | undefined;
    for (const sentence of cut(block, said)) {
      if (last !== undefined) ready.push(last);
      if (ready.length === count) break;
      last = sentence;
    }
    return ready;
  };
  const readWhole = (block: Block) => {
    if (rest?.block !== block) rest = { block, sentences: cut(block, said) };
    const next = rest.sentences.next();
    return next.done ? undefined : next.value;
  };

  return {
    read(blocks, isOver) {
      const all = blocks.flat();
      const sentences: string[] = [];
      for (let block = all[place]; block && sentences.length < MAX_SENTENCES; block = all[place]) {
        if (place === all.length - 1 && !isOver) {
          if (said > MAX_OPEN_SENTENCES) break;
          const ready = readOpen(block, MAX_SENTENCES - sentences.length);
          said += ready.length;
          sentences.push(...ready);
          break;
        }
        const sentence = readWhole(block);
        if (sentence === undefined) {
          place++;
          said = 0;
        } else {
          said++;
          sentences.push(sentence);
        }
      }
      return sentences;
    },
  };
}
