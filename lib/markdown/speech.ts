import type { Groups } from './groups.ts';
import { readWords } from './inline/build.ts';
import type { Block, Cell } from './tree.ts';

/** An answer as it is read aloud while it arrives. */
export interface Speech {
  /**
   * The sentences of `blocks` that are whole and were not given before, in their order; all that
   * are left where the answer `isOver`.
   */
  read(blocks: Groups<Block>, isOver: boolean): string[];
}

/** How an answer is spoken. */
export interface SpeechOptions {
  /** Whose sentences they are, as a language tag. */
  locale: string;
  /** What is said in place of code, by its language, which may be empty. */
  nameCode: (language: string) => string;
}

const joinCells = (cells: readonly Cell[]) => cells.map(readWords).join(', ');

/** What a block says, each part with an end of its own. */
function readParts(block: Block, nameCode: SpeechOptions['nameCode']): string[] {
  const readAll = (blocks: Groups<Block>) =>
    blocks.flat().flatMap((inner) => readParts(inner, nameCode));
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [readWords(block.children)];
    case 'quote':
      return readAll(block.children);
    case 'list':
      return block.items.flat().flatMap(({ children }) => readAll(children));
    case 'table':
      return [block.head, ...block.rows.flat()].map(joinCells);
    case 'code':
      return [nameCode(block.language)];
    case 'math':
      return [block.source];
    case 'rule':
      return [];
    case 'notes':
      return block.notes.flatMap(readAll);
  }
}

/** A {@link Speech} that has said nothing yet. */
export function createSpeech({ locale, nameCode }: SpeechOptions): Speech {
  const segmenter = new Intl.Segmenter(locale, { granularity: 'sentence' });
  let place = 0;
  /** Sentences of the block at `place` that were given. */
  let said = 0;

  const cut = (block: Block) =>
    readParts(block, nameCode)
      .flatMap((part) =>
        [...segmenter.segment(part.replace(/\s+/g, ' '))].map(({ segment }) => segment.trim()),
      )
      .filter((sentence) => sentence !== '');

  return {
    read(blocks, isOver) {
      const all = blocks.flat();
      const sentences: string[] = [];
      for (; place < all.length; place++) {
        const isOpen = place === all.length - 1 && !isOver;
        const whole = all.slice(place, place + 1).flatMap(cut);
        const ready = isOpen ? whole.slice(0, -1) : whole;
        sentences.push(...ready.slice(said));
        said = Math.max(said, ready.length);
        if (isOpen) break;
        said = 0;
      }
      return sentences;
    },
  };
}
