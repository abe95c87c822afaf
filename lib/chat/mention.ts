/** What is being written after an `@`. */
export interface Mention {
  /** Where the `@` stands. */
  start: number;
  /** The letters after it; empty right after it. */
  query: string;
}

/** An `@` and letters up to the caret; an address such as `a@b.example` mentions nobody. */
const MENTION = /(?<![\w.+-])@(\p{L}{0,20})$/u;

/** The mention that is being written just before `caret`; null for none. */
export function findMention(text: string, caret: number): Mention | null {
  const found = MENTION.exec(text.slice(0, caret));
  return found && { start: found.index, query: found[1] ?? '' };
}

/** How a mention of the page may begin in every language. */
const PAGE_WORD = 'page';

/** Whether `query` is the beginning of `page`, or of what the page is called here. */
export function mentionsPage(query: string, pageName: string): boolean {
  return [PAGE_WORD, pageName.toLowerCase()].some((name) => name.startsWith(query.toLowerCase()));
}
