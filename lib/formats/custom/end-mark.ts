import type { Framing } from '../../stream/framing.ts';

/** Tells the mark that an answer ends with from words that only look like it. */
export interface EndMark {
  /** Takes the next text; gives what is certain to be none of the mark. */
  push(text: string): string;
  /** What was held back when the body has ended: words, or the mark itself. */
  end(): { text: string; isMarked: boolean };
}

/** `text` as it is compared: without blanks around it, quotes and case. */
export function normaliseMark(text: string): string {
  return text
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .toLowerCase();
}

/**
 * The {@link EndMark} of an answer that is text and nothing else. Without frames the mark is the last
 * line of the body, or what it ends with where no word begins so, as `[DONE]`. Where nobody knows
 * whether there are frames (`auto`), it is the last one.
 *
 * @param mark - As {@link normaliseMark} gives it; not empty.
 */
export function createEndMark(framing: Framing, mark: string): EndMark {
  return framing === 'text' ? createLastLine(mark) : createLastFrame(mark);
}

function createLastFrame(mark: string): EndMark {
  let held = '';
  return {
    push(text) {
      const isMark = normaliseMark(text) === mark;
      const words = isMark ? held : held + text;
      held = isMark ? text : '';
      return words;
    },
    end: () => ({ text: '', isMarked: held !== '' }),
  };
}

function createLastLine(mark: string): EndMark {
  const isWord = /^[\p{L}\p{N}]/u.test(mark);
  let held = '';
  let last = '\n';

  const mayBeMark = (start: number) => {
    const isAllowed = !isWord || (start === 0 ? last : held[start - 1]) === '\n';
    return isAllowed && mark.startsWith(held.slice(start).trimEnd().toLowerCase());
  };
  const findStart = () => {
    let start = Math.max(0, held.trimEnd().length - mark.length);
    while (start < held.length && !mayBeMark(start)) start += 1;
    return start;
  };
  return {
    push(text) {
      held += text;
      const start = findStart();
      const words = held.slice(0, start);
      held = held.slice(start);
      last = words.at(-1) ?? last;
      return words;
    },
    end() {
      const isMarked = normaliseMark(held) === mark;
      return { text: isMarked ? '' : held, isMarked };
    },
  };
}
