import type { Framing } from '../stream/framing.ts';

/** How the pieces of an answer add up: each is new text, or each is the whole text so far. */
export const TEXT_MODES = ['auto', 'delta', 'cumulative'] as const;

/** One of {@link TEXT_MODES}. */
export type TextMode = (typeof TEXT_MODES)[number];

/**
 * An endpoint nobody has heard of, as data. Nothing in it is code: places in double braces are
 * filled in, paths are names with dots.
 */
export interface CustomEndpoint {
  method: 'POST' | 'GET';
  /** Absolute http(s) URL; `{{prompt}}`, `{{model}}` and `{{key}}` in it are filled in, percent-encoded. */
  url: string;
  /**
   * JSON text with the places `{{prompt}}` (the newest message), `{{messages}}` (OpenAI's list),
   * `{{history}}` (pairs of question and answer), `{{model}}` and `{{key}}`. A place inside a JSON string is
   * filled in as part of that string; alone it becomes a JSON value. Or a form such as
   * `q={{prompt}}&stream=1`, whose places are filled in percent-encoded. Empty for GET.
   */
  body: string;
  framing: Framing;
  /** Where the text stands in a frame, such as `data.text` or `choices.0.delta.content`; empty for the frame itself. */
  textPath: string;
  mode: TextMode;
  /**
   * A whole frame that says the answer is complete, such as `[DONE]`, or where there are no frames
   * the last line; compared without case.
   */
  doneMark: string;
  /** Where an error message stands in a frame; empty for none. */
  errorPath: string;
}
