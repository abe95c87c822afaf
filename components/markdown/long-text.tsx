import { memoize } from './memoize.ts';

/** Longer than any word, formula or line that someone has written by hand. */
const MAX_CHARS = 2000;
const PIECES = /[^]{1,4000}/gu;

/** True where the browser would take long to lay out a line or, told by `maxChars`, other words. */
export const isLong = ({ length }: string, maxChars = MAX_CHARS) => length > maxChars;

/** A text in pieces that wrap, of which the browser lays out those in sight. */
export const LongText = memoize(({ text }: { text: string }) => (
  <>
    {(text.match(PIECES) ?? []).map((piece, index) => (
      <span key={index} class="long-piece">
        {piece}
      </span>
    ))}
  </>
));
