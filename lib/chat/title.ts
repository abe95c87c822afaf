import type { Task } from './task.ts';

/** Longest title that is made; one that the user writes may be {@link MAX_OWN_TITLE_CHARS} long. */
export const MAX_TITLE_CHARS = 80;

/** Longest title that the user can give. */
export const MAX_OWN_TITLE_CHARS = 200;

/** Controls, marks that turn the direction of writing, and characters that stand for no sign. */
const UNSEEN =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/gu;

/**
 * What a conversation that begins with `task` is called: the question; or else the quick action
 * (`actionName`, in the user's language) and the page it was about, or the first words of the text.
 * One line of at most {@link MAX_TITLE_CHARS}; empty only if all of these are.
 */
export function toTitle({ question, passage }: Task, actionName: string): string {
  const asked = cleanTitle(question, MAX_TITLE_CHARS);
  if (asked !== '') return asked;
  const about = cleanTitle(passage?.title ?? '') || cleanTitle(passage?.text ?? '');
  return cleanTitle([actionName, about].filter(Boolean).join(': '), MAX_TITLE_CHARS);
}

/** One line without controls or bidi marks, cut at a word where that leaves most of it. */
export function cleanTitle(text: string, maxChars = MAX_OWN_TITLE_CHARS): string {
  // A page may be long; of what is cut off, nobody needs to know its blanks.
  const head = text.slice(0, maxChars * 10).replace(UNSEEN, ' ');
  const line = head.replace(/\s+/g, ' ').trim();
  if (line.length <= maxChars) return line;
  const room = maxChars - 1;
  const blank = line.lastIndexOf(' ', room);
  const end = blank > room / 2 ? blank : room;
  return `${trimBrokenPair(line.slice(0, end)).trimEnd()}…`;
}

/** The cut may go through the middle of a character of two units. */
function trimBrokenPair(text: string): string {
  return text.isWellFormed() ? text : text.slice(0, -1);
}
