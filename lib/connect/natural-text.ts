/** Two words with a blank between them, four letters of a script without blanks, or a word that asks. */
const SENTENCE =
  /\p{L}[\p{L}\p{M}\d'’.,:;!?-]*\s+\S*\p{L}|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Hangul}]{4}|\p{L}[?？!！。]/u;

/** Addresses, data, code and identifiers, none of which anybody says. */
const MACHINE =
  /^(?:[a-z][a-z\d+.-]*:\S+|[[{<][^]*|[\w-]*\d[\w-]*-[\w-]+|[\da-f]{16,}|[\w+/=.-]{24,}|\d+(?:[.:-]\d+)*|true|false|null)$/i;

/** So much of a text shows what it is, in characters. */
const TELLING_CHARS = 500;

/** True for what a person may have typed as a question, down to a single word. */
export function isWording(text: string): boolean {
  const start = text.trim().slice(0, TELLING_CHARS);
  return /\p{L}/u.test(start) && !MACHINE.test(start);
}

/** True for what only a person types: several words, or a word that asks. */
export function isSentence(text: string): boolean {
  return isWording(text) && SENTENCE.test(text.trim().slice(0, TELLING_CHARS));
}
