import { findShortestEdit } from './shortest-edit.ts';
import { splitWords } from './split-words.ts';

/** A piece of two texts: in both of them, or in one alone. */
export interface DifferencePart {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** With more changes than this, texts are compared by lines, for words would take too long. */
const MAX_EDITS = 1000;

/**
 * What became of `before` in `after`: all of both, in order, what was removed before what was added
 * in its place. By words as `locale` knows them (see {@link splitWords}); by lines where
 * too many words differ; as a whole where too many lines do.
 */
export function compareTexts(before: string, after: string, locale: string): DifferencePart[] {
  const toWords = (text: string) => splitWords(text, locale).map(({ segment }) => segment);
  return (
    compare(toWords(before), toWords(after)) ??
    compare(toLines(before), toLines(after)) ??
    gather([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ])
  );
}

const toLines = (text: string) => text.split(/(?<=\n)/);

function compare(before: readonly string[], after: readonly string[]): DifferencePart[] | null {
  const stretches = findShortestEdit(before, after, MAX_EDITS);
  if (stretches === null) return null;
  return gather(
    stretches.map(({ kind, start, length }) => {
      const pieces = kind === 'added' ? after : before;
      return { kind, text: pieces.slice(start, start + length).join('') };
    }),
  );
}

/**
 * Puts together what belongs together: a blank between two changes is part of both, so that a phrase
 * in the place of another reads as one change.
 */
function gather(parts: readonly DifferencePart[]): DifferencePart[] {
  const gathered: DifferencePart[] = [];
  let [removed, added] = ['', ''];
  const close = () => {
    if (removed !== '') gathered.push({ kind: 'removed', text: removed });
    if (added !== '') gathered.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const [index, { kind, text }] of parts.entries()) {
    const isBetween = removed + added !== '' && index < parts.length - 1 && /^[^\S\n]+$/.test(text);
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (isBetween) [removed, added] = [removed + text, added + text];
    else {
      close();
      gathered.push({ kind, text });
    }
  }
  close();
  return gathered;
}
