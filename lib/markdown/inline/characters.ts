/** What decides whether a run of marks opens or closes. */
export type CharacterKind = 'space' | 'punctuation' | 'cjk' | 'letter';

const CJK =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u2e80-\u2fdf\u3001-\u303f\u31c0-\u31ef\ufe30-\ufe4f\uff01-\uffee]/u;
const PUNCTUATION = /[\p{P}\p{S}]/u;

function kindOf(character: string): CharacterKind {
  if (/[a-zA-Z\d]/.test(character)) return 'letter';
  if (character === '' || /\s/.test(character)) return 'space';
  if (CJK.test(character)) return 'cjk';
  return PUNCTUATION.test(character) ? 'punctuation' : 'letter';
}

/** The character at `at`, whole; empty beyond the end. */
export function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** The character before `at`, whole; empty at the start. */
export function characterBefore(text: string, at: number): string {
  const isPair = /[\udc00-\udfff]/.test(text.charAt(at - 1)) && at > 1;
  return at === 0 ? '' : characterAt(text, isPair ? at - 2 : at - 1);
}

const isOutside = (kind: CharacterKind) => kind !== 'letter';

/**
 * Whether a run of marks between two characters can open and close. Beside CommonMark's rule,
 * Chinese, Japanese and Korean characters, their punctuation among them, count as borders of words,
 * so that bold words that end in a full stop end there although a letter follows without a space.
 *
 * @see https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run
 * @see https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md
 */
export function readFlanks(before: string, after: string) {
  const [left, right] = [kindOf(before), kindOf(after)];
  const opens = right !== 'space' && (right !== 'punctuation' || isOutside(left));
  const closes = left !== 'space' && (left !== 'punctuation' || isOutside(right));
  return {
    opens,
    closes,
    isPunctuationBefore: PUNCTUATION.test(before),
    isPunctuationAfter: PUNCTUATION.test(after),
  };
}
