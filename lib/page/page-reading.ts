import * as v from 'valibot';
import { MAX_PAGE_CHARS } from './reading-limits.ts';

/** What the reader found on a page. It comes from a page's process: never trust it. */
export const PAGE_READING = v.object({
  /** The main content as Markdown; empty when there is none. */
  text: v.pipe(v.string(), v.maxLength(2 * MAX_PAGE_CHARS)),
  title: v.string(),
  url: v.string(),
  /** MIME type of the document. */
  contentType: v.string(),
  /** How many characters nobody can see were taken out of the text. */
  hiddenCharacters: v.number(),
  /** The page is longer than the reader's limits, and its end was not read. */
  isCut: v.boolean(),
});

/** The reading of {@link PAGE_READING}. */
export type PageReading = v.InferOutput<typeof PAGE_READING>;
