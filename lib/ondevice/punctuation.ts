const SENTENCE_END = /[.!?…。！？｡؟۔।॥։]["'”’»)」』\]）]*\s*$/u;
const QUESTION_END = /[?？؟]["'”’»)」』\]）]*\s*$/u;
const TERMINATOR = /[.!?…。！？｡؟۔।॥։]/u;

/** True when `text` ends as a sentence does, in any script; headings, links and labels do not. */
export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text);
}

/** True when `text` ends in a question mark. */
export function isQuestion(text: string): boolean {
  return QUESTION_END.test(text);
}

/** True when some sentence ends in `text`. */
export function hasSentenceEnd(text: string): boolean {
  return TERMINATOR.test(text);
}
