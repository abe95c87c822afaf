import { STOP_WORDS } from './stop-words.ts';

const SPACED_WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;
/** Scripts that put no space between words. */
const UNSPACED_RUN =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]+|[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]+/gu;
const HAN = /^\p{sc=Han}+$/u;
const HANGUL = /^\p{sc=Hang}+$/u;
const NUMBER = /\p{N}/u;
const ACCENTS = /[\u0300-\u036f]/g;

/** The commonest endings where words are inflected, of English, German, Romance and Slavic. */
const ENDING = /(?<=....)(?:e[dmnrs]|ing|[aeinosuyаеиойуыьюяё])$/u;
/** After it up to so many more letters go, down to this length. */
const MAX_CUT_CHARS = 2;
const MIN_KEY_CHARS = 5;

/**
 * The words of `text` that carry its meaning, in order, as keys to compare: without stop words,
 * case, accents and endings. Words of Han and Hangul are followed by their parts, for dictionaries
 * cut them differently and Korean glues particles to them.
 *
 * @param language BCP 47 code, see `detectLanguage`.
 */
export function wordsOf(text: string, language: string): string[] {
  const stopWords = STOP_WORDS[language];
  const words: string[] = [];
  for (const word of rawWordsOf(text, language)) {
    const folded = word.toLowerCase().replaceAll('’', "'");
    if (!stopWords?.has(folded)) words.push(toKey(folded), ...partsOf(folded));
  }
  return words;
}

function* rawWordsOf(text: string, language: string): Generator<string> {
  const runs = text.match(UNSPACED_RUN) ?? [];
  const rest = runs.length > 0 ? text.replaceAll(UNSPACED_RUN, ' ') : text;
  for (const run of runs) {
    for (const { segment } of segmenterFor(language).segment(run)) yield segment;
  }
  yield* rest.match(SPACED_WORD) ?? [];
}

/** A blind cut finds as much as an English stemmer does (measured), and serves every alphabet. */
function toKey(word: string): string {
  const plain = word.replace(/'s$/, '').normalize('NFKD').replaceAll(ACCENTS, '').normalize();
  if (NUMBER.test(plain)) return plain;
  const stem = plain.replace(ENDING, '');
  return stem.slice(0, Math.max(MIN_KEY_CHARS, stem.length - MAX_CUT_CHARS));
}

function partsOf(word: string): string[] {
  if (word.length < 2) return [];
  if (HAN.test(word)) return [...word];
  return HANGUL.test(word) ? [...word].slice(1).map((char, at) => word.charAt(at) + char) : [];
}

const segmenters = new Map<string, Intl.Segmenter>();

/** Loading a dictionary costs more than reading a sentence with it. */
function segmenterFor(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, segmenter);
  return segmenter;
}
