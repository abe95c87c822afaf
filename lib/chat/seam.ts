import type { StreamPart } from './engine.ts';

/** An overlap shorter than this may be chance; a whole last line may be this short. */
const MIN_OVERLAP_CHARS = 12;
const MIN_LINE_CHARS = 4;

/** A repetition that goes further back than this is left as it is. */
const MAX_OVERLAP_CHARS = 10_000;

/**
 * A sentence or clause has ended and another word begins at once, in a script that sets a space
 * there. A capital after a full stop, for `example.` may go on with `com`, and two small letters
 * before it, for `U.` may go on with `S.`
 */
const RUN_TOGETHER: ReadonlyArray<readonly [end: RegExp, start: RegExp]> = [
  [/\p{Ll}{2}[.!?]["”’)]?$/u, /^["“‘(]?\p{Lu}/u],
  [/\p{Ll}{2}[,;]$/u, /^[\p{Lu}\p{Ll}]/u],
];

/** Joins the parts of a run that continues an answer to what stands there already. */
export interface Seam {
  add(part: StreamPart): void;
  /** Hands over what is still held back: no more parts come. */
  end(): void;
}

/**
 * A {@link Seam} after `base`. Models that are asked to go on like to repeat the last words first, so
 * text is held back for as long as it repeats words of `base`, letter for letter; what turns out to
 * repeat its very end is dropped (at least 12 characters of it, or its whole last line), anything
 * else is let through. Text that repeats nothing is held back for a few characters only. Other parts
 * pass at once; a `text-replace` says the continuation anew, so `base` is put before it.
 *
 * A cut may stand between two words or within one, and the model's next letters do not tell which.
 * They are joined as they come, without a space, which is right for half words, for Chinese, and for
 * models that bring their own; one is added only where a word plainly begins after a full stop or a
 * comma, and never in code.
 */
export function createSeam(base: string, emit: (part: StreamPart) => void): Seam {
  let repeats: Repeats | undefined = base === '' ? undefined : findRepeats(base);

  const settle = (isWhole: boolean) => {
    const text = repeats?.settle(isWhole) ?? '';
    repeats = undefined;
    if (text !== '') emit({ type: 'text-delta', text });
  };

  return {
    add(part) {
      if (part.type === 'text-replace') {
        repeats = undefined;
        emit({ type: 'text-replace', text: base + joinTexts(base, part.text) });
      } else if (repeats && part.type === 'text-delta') {
        repeats.add(part.text);
        if (!repeats.mayGoOn()) settle(true);
      } else {
        if (part.type === 'finish' || part.type === 'error') settle(part.type === 'finish');
        emit(part);
      }
    },
    end: () => settle(false),
  };
}

function joinTexts(base: string, text: string): string {
  if (base === '' || text === '') return text;
  const repeats = findRepeats(base);
  repeats.add(text);
  return repeats.settle(true);
}

interface Repeats {
  add(text: string): void;
  /** Whether all there is repeats words of the base that more may follow. */
  mayGoOn(): boolean;
  /** What is to be added to the base; `isWhole` unless more would have come. */
  settle(isWhole: boolean): string;
}

/** Follows every place of `base` from which the text may be repeating it. */
function findRepeats(base: string): Repeats {
  const earliest = Math.max(0, base.length - MAX_OVERLAP_CHARS);
  let text = '';
  let places = Array.from({ length: base.length - earliest }, (_, index) => earliest + index);
  let longest = 0;

  return {
    add(more) {
      const before = text.length;
      text += more;
      places = places.filter((place) => {
        const left = base.length - place - before;
        if (left > more.length) return base.startsWith(more, place + before);
        if (more.startsWith(base.slice(place + before)) && isTelling(base, place)) {
          longest = Math.max(longest, base.length - place);
        }
        return false;
      });
    },
    mayGoOn: () => places.length > 0,
    settle(isWhole) {
      if (longest > 0) return text.slice(longest);
      if (!isWhole && places.length > 0 && text.length >= MIN_OVERLAP_CHARS) return '';
      return (isRunTogether(base, text) ? ' ' : '') + text;
    },
  };
}

/** Whether it is no chance that a text begins with what `base` ends with from `place` on. */
function isTelling(base: string, place: number): boolean {
  if (base.length - place >= MIN_OVERLAP_CHARS) return true;
  const isLine = place === 0 || base[place - 1] === '\n';
  return isLine && base.slice(place).trim().length >= MIN_LINE_CHARS;
}

function isRunTogether(base: string, text: string): boolean {
  const end = base.slice(-4);
  return (
    RUN_TOGETHER.some(([before, after]) => before.test(end) && after.test(text)) && !isInCode(base)
  );
}

/** Within a fenced block, or between the back-ticks of a line. */
function isInCode(base: string): boolean {
  const fences = base.match(/^ {0,3}(```|~~~)/gm) ?? [];
  const line = base.slice(base.lastIndexOf('\n') + 1);
  return fences.length % 2 === 1 || line.split('`').length % 2 === 0;
}
