/**
 * Porter's stemmer, only to compute ROUGE the way published figures do.
 * @see https://tartarus.org/martin/PorterStemmer/def.txt
 */
export function porterStem(word: string): string {
  if (word.length < 3) return word;
  let stem = cutInflection(cutPlural(word));
  if (stem.endsWith('y') && hasVowel(stem.slice(0, -1))) stem = `${stem.slice(0, -1)}i`;
  stem = replaceSuffix(stem, STEP_2, 1);
  stem = replaceSuffix(stem, STEP_3, 1);
  stem = replaceSuffix(stem, STEP_4, 2);
  return tidyEnd(stem);
}

type Suffixes = readonly (readonly [suffix: string, replacement: string])[];

const STEP_2: Suffixes = pairs(`ational:ate tional:tion enci:ence anci:ance izer:ize abli:able
  alli:al entli:ent eli:e ousli:ous ization:ize ation:ate ator:ate alism:al iveness:ive fulness:ful
  ousness:ous aliti:al iviti:ive biliti:ble`);
const STEP_3: Suffixes = pairs('icate:ic ative: alize:al iciti:ic ical:ic ful: ness:');
const STEP_4: Suffixes = pairs(`al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: sion:s
  tion:t ou: ism: ate: iti: ous: ive: ize:`);

function pairs(rules: string): Suffixes {
  return rules
    .split(/\s+/)
    .map((rule) => [rule.slice(0, rule.indexOf(':')), rule.slice(rule.indexOf(':') + 1)] as const)
    .toSorted(([left], [right]) => right.length - left.length);
}

/** The word as consonants and vowels: `trouble` is `ccvvccv`. */
function shapeOf(word: string): string {
  let shape = '';
  for (const letter of word) {
    const isVowel = 'aeiou'.includes(letter) || (letter === 'y' && shape.endsWith('c'));
    shape += isVowel ? 'v' : 'c';
  }
  return shape;
}

function measure(stem: string): number {
  return shapeOf(stem).match(/v+c+/g)?.length ?? 0;
}

function hasVowel(stem: string): boolean {
  return shapeOf(stem).includes('v');
}

function endsShort(stem: string): boolean {
  return shapeOf(stem).endsWith('cvc') && !/[wxy]$/.test(stem);
}

function cutPlural(word: string): string {
  if (/(?:ss|i)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

function cutInflection(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const stem = word.replace(/(?:ed|ing)$/, '');
  if (stem === word || !hasVowel(stem)) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (/([^aeioulsz])\1$/.test(stem)) return stem.slice(0, -1);
  return measure(stem) === 1 && endsShort(stem) ? `${stem}e` : stem;
}

function replaceSuffix(word: string, suffixes: Suffixes, minMeasure: number): string {
  const rule = suffixes.find(([suffix]) => word.endsWith(suffix));
  if (!rule) return word;
  const [suffix, replacement] = rule;
  const stem = word.slice(0, -suffix.length) + (minMeasure === 2 ? replacement : '');
  if (measure(stem) < minMeasure) return word;
  return minMeasure === 2 ? stem : stem + replacement;
}

function tidyEnd(word: string): string {
  const stem = word.slice(0, -1);
  if (word.endsWith('e') && (measure(stem) > 1 || (measure(stem) === 1 && !endsShort(stem)))) {
    return stem;
  }
  return word.endsWith('ll') && measure(word) > 1 ? stem : word;
}
