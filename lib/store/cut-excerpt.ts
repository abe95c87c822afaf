import { foldText, type Match } from '../chat/search-terms.ts';

/** Words around a match, on one line, and where in them it stands. */
export interface Excerpt {
  excerpt: string;
  matchStart: number;
  matchEnd: number;
}

const CHARS_BEFORE = 40;
const CHARS_AFTER = 120;

/** Cuts out the words around a match in the folded form of `text`. */
export function cutExcerpt(text: string, match: Match): Excerpt {
  const { start, end } = unfoldMatch(text, match);
  const from = Math.max(0, start - CHARS_BEFORE);
  // The cut may go through the middle of a character.
  const before = flatten(text.slice(from, start).replace(/^[\uDC00-\uDFFF]/, '')).trimStart();
  const found = flatten(text.slice(start, end));
  const cut = text.slice(end, end + CHARS_AFTER).replace(/[\uD800-\uDBFF]$/, '');
  const after = flatten(cut).trimEnd();
  const head = `${from > 0 ? '…' : ''}${before}`;
  const tail = `${after}${end + CHARS_AFTER < text.length ? '…' : ''}`;
  return {
    excerpt: `${head}${found}${tail}`,
    matchStart: head.length,
    matchEnd: head.length + found.length,
  };
}

function flatten(text: string): string {
  return text.toWellFormed().replace(/\s+/g, ' ');
}

/** Folding changes lengths seldom; where it does, the text is folded again sign by sign. */
function unfoldMatch(text: string, { start, end }: Match): Match {
  if (foldText(text).length === text.length) return { start, end };
  let folded = 0;
  let unfoldedStart: number | undefined;
  for (const { 0: sign, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const length = foldText(sign).length;
    if (folded + length > start) unfoldedStart ??= index;
    folded += length;
    if (folded >= end) return { start: unfoldedStart ?? index, end: index + sign.length };
  }
  return { start: unfoldedStart ?? text.length, end: text.length };
}
