import { STOP_WORDS } from './stop-words.ts';

const SAMPLE_CHARS = 6000;

/** A Han or kana character says about as much as this many letters of an alphabet. */
const IDEOGRAPH_WEIGHT = 3;

const SCRIPTS: readonly [language: string, letters: RegExp, weight: number][] = [
  ['zh', /\p{sc=Han}/gu, IDEOGRAPH_WEIGHT],
  ['ja', /[\p{sc=Hira}\p{sc=Kana}]/gu, IDEOGRAPH_WEIGHT],
  ['ko', /\p{sc=Hang}/gu, 2],
  ['th', /\p{sc=Thai}/gu, 1],
  ['lo', /\p{sc=Laoo}/gu, 1],
  ['km', /\p{sc=Khmr}/gu, 1],
  ['my', /\p{sc=Mymr}/gu, 1],
  ['ar', /\p{sc=Arab}/gu, 1],
  ['he', /\p{sc=Hebr}/gu, 1],
  ['hi', /\p{sc=Deva}/gu, 1],
  ['el', /\p{sc=Grek}/gu, 1],
  ['ru', /\p{sc=Cyrl}/gu, 1],
  ['en', /\p{sc=Latn}/gu, 1],
];

/** Japanese mixes kana into Han; a Chinese text has next to none. */
const MIN_KANA_SHARE = 0.05;

/**
 * The likely language of `text` as a BCP 47 code, judged by script and, for Latin letters, by which
 * language's small words stand in it. Reads the first 6,000 characters; `en` when nothing tells.
 */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARS);
  const weights = new Map(
    SCRIPTS.map(([language, letters, weight]) => [
      language,
      (sample.match(letters)?.length ?? 0) * weight,
    ]),
  );
  const han = weights.get('zh') ?? 0;
  const kana = weights.get('ja') ?? 0;
  if (kana > MIN_KANA_SHARE * (han + kana)) weights.set('ja', han + kana);
  const script = largest(weights) ?? 'en';
  return script === 'en' ? detectLatin(sample) : script;
}

function detectLatin(sample: string): string {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const hits = new Map(
    ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'].map((language) => [
      language,
      words.filter((word) => STOP_WORDS[language]?.has(word)).length,
    ]),
  );
  return largest(hits) ?? 'en';
}

/** The key of the largest positive number, the first of equals. */
function largest(weights: Map<string, number>): string | undefined {
  let best: string | undefined;
  for (const [key, weight] of weights) {
    if (weight > (best === undefined ? 0 : (weights.get(best) ?? 0))) best = key;
  }
  return best;
}
