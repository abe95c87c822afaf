/**
 * Characters that nobody sees but a model reads: tags and supplementary variation selectors, zero
 * width ones, those that turn the direction of writing, invisible operators, controls, halves of
 * characters (trust.md 3.4).
 */
const HIDDEN =
  /[\u{E0000}-\u{E0FFF}\u180E\u200B\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\p{Cs}]|[^\P{Cc}\t\n\f\r]/gu;

const JOINERS = /[\u200C\u200D]/g;

/** Letters and marks of scripts that write differently with a joiner: Arabic, the Indic ones, … */
const JOINING_SCRIPT =
  /(?![\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}])[\p{L}\p{M}]/u;
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]/u;

/** A text without what nobody sees, and how many characters (code points) that were. */
export interface CleanText {
  text: string;
  removed: number;
}

/**
 * Takes hidden characters out of `text`. The joiners stay where writing needs them: between letters
 * of scripts that know them, and within an emoji. Soft hyphens go too, but count as nothing hidden.
 */
export function removeHiddenCharacters(text: string): CleanText {
  let removed = 0;
  const plain = text.replaceAll('\u00AD', '').replace(HIDDEN, () => {
    removed += 1;
    return '';
  });
  const joined = plain.replace(JOINERS, (joiner, index: number) => {
    if (isNeeded(plain, index)) return joiner;
    removed += 1;
    return '';
  });
  return { text: joined, removed };
}

function isNeeded(text: string, index: number): boolean {
  const before = String.fromCodePoint(text.codePointAt(index - 2) ?? 0);
  const left = before.length === 2 ? before : text.charAt(index - 1);
  const right = String.fromCodePoint(text.codePointAt(index + 1) ?? 0);
  return [EMOJI, JOINING_SCRIPT].some((kind) => kind.test(left) && kind.test(right));
}
