/** Longest term, in UTF-16 units; of longer words (addresses, data) the beginning counts. */
export const MAX_TERM_CHARS = 32;

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Scripts that put no blanks between words; one character says more there, so two make a term. */
const RUN_SCRIPTS = ['Han', 'Hira', 'Kana', 'Bopo', 'Hang', 'Thai', 'Laoo', 'Khmr', 'Mymr'];
const IN_RUN = `[${RUN_SCRIPTS.map((name) => `\\p{scx=${name}}`).join('')}]`;
const RUN = new RegExp(`${IN_RUN}+`, 'gu');
const HAS_RUN = new RegExp(IN_RUN, 'u');
const IN_WORD = `(?!${IN_RUN})[\\p{L}\\p{N}\\p{M}]`;
const ENDS_IN_WORD = new RegExp(`${IN_WORD}$`, 'u');
const BEGINS_IN_WORD = new RegExp(`^${IN_WORD}`, 'u');

/** A query as it is looked up. */
export interface SearchQuery {
  /** Terms that a conversation must have. */
  terms: string[];
  /** Beginnings, of each of which it must have a term. */
  prefixes: string[];
  /** What must stand in its texts, each in one piece, folded: a word or a run of characters. */
  pieces: SearchPiece[];
}

/** One word or run of a query. */
export interface SearchPiece {
  text: string;
  /** It is a word: it counts only where one begins. */
  isWord: boolean;
  /** More of the word may follow. */
  isOpen: boolean;
}

/** Where a piece of a query stands in a text, in UTF-16 units. */
export interface Match {
  start: number;
  end: number;
}

/** The form in which texts are compared: full width is as half width, capitals as small letters. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/**
 * Adds what a text is found by to `terms`, until that holds `limit`: each word, and of a run of
 * characters without blanks (Chinese, Japanese, Korean, Thai) each character with the one after it.
 */
export function addTerms(terms: Set<string>, text: string, limit: number): void {
  for (const [word] of foldText(text).matchAll(WORD)) {
    for (const piece of splitWord(word)) {
      if (terms.size >= limit) return;
      if (!piece.isRun) terms.add(cutTerm(piece.text));
      else for (const pair of toPairs(piece.text)) terms.add(pair);
    }
  }
}

/** What to look up for what the user typed; all lists are empty for a query without a word. */
export function parseQuery(query: string): SearchQuery {
  const words = [...foldText(query).matchAll(WORD)].flatMap(([word]) => splitWord(word));
  // After a blank the last word is whole.
  const isOpen = ENDS_IN_WORD.test(query);
  const terms = new Set<string>();
  const prefixes = new Set<string>();
  const pieces = words.map(({ text, isRun }, index): SearchPiece => {
    if (isRun) {
      const pairs = toPairs(text).slice(0, -1);
      // Of a single character it is not known what stands after it.
      if (pairs.length === 0) prefixes.add(text);
      for (const pair of pairs) terms.add(pair);
      return { text, isWord: false, isOpen: true };
    }
    const isBeginning = isOpen && index === words.length - 1;
    (isBeginning ? prefixes : terms).add(cutTerm(text));
    return { text, isWord: true, isOpen: isBeginning };
  });
  return { terms: [...terms], prefixes: [...prefixes], pieces };
}

/** The first place of a piece in a folded text, or null. */
export function findPiece(folded: string, { text, isWord, isOpen }: SearchPiece): Match | null {
  for (let start = folded.indexOf(text); start >= 0; start = folded.indexOf(text, start + 1)) {
    const end = start + text.length;
    // Two units hold any character.
    const before = folded.slice(Math.max(0, start - 2), start);
    const isInside =
      (isWord && ENDS_IN_WORD.test(before)) ||
      (!isOpen && BEGINS_IN_WORD.test(folded.slice(end, end + 2)));
    if (!isInside) return { start, end };
  }
  return null;
}

interface WordPiece {
  text: string;
  isRun: boolean;
}

function splitWord(word: string): WordPiece[] {
  if (!HAS_RUN.test(word)) return [{ text: word, isRun: false }];
  const pieces: WordPiece[] = [];
  let end = 0;
  const addPlain = (start: number) => {
    if (start > end) pieces.push({ text: word.slice(end, start), isRun: false });
  };
  for (const { 0: run, index } of word.matchAll(RUN)) {
    addPlain(index);
    pieces.push({ text: run, isRun: true });
    end = index + run.length;
  }
  addPlain(word.length);
  return pieces;
}

/** Each character with the one after it; the last one stands alone. */
function toPairs(run: string): string[] {
  const characters = [...run];
  return characters.map((character, index) => character + (characters[index + 1] ?? ''));
}

function cutTerm(word: string): string {
  return word.slice(0, MAX_TERM_CHARS);
}
