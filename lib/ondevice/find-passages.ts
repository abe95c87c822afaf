import { detectLanguage } from './language.ts';
import { asksNumber, holdsNumber } from './numbers.ts';
import type { Pacer } from './pacer.ts';
import type { ReadText } from './read-text.ts';
import type { Sentence } from './sentences.ts';
import { wordsOf } from './words.ts';

const MAX_PASSAGES = 3;
/** Each word of it costs a look at every sentence. */
const MAX_QUESTION_CHARS = 1000;
/**
 * So much of the question must be found for a match: the geometric mean of what one sentence holds
 * and what the whole text does. Measured: it turns away nine in ten questions about something else
 * and one in seventy about the text.
 */
const MIN_COVERAGE = 0.32;

/** BM25's usual saturation, and half its usual penalty for length: sentences vary little. */
const SATURATION = 1.2;
const LENGTH_PENALTY = 0.4;
/** "It was built in 911": the words of the question often stand in the sentence before. */
const CONTEXT_WEIGHT = 0.3;
const NUMBER_BONUS = 1.25;

/** A word of the question. */
interface Term {
  word: string;
  /** Inverse document frequency, the sentences of the text being the documents. */
  rarity: number;
  isInText: boolean;
  /** Its share in the question, where a word the text lacks counts no more than a rare one. */
  weight: number;
}

interface Match {
  sentence: Sentence;
  score: number;
  /** How much of the question stands in the sentence itself, 0 to 1. */
  coverage: number;
}

/**
 * The up to three sentences that match `question` best, the best first (BM25 with a little context);
 * none when none holds enough of the question. They are passages about it, not answers.
 *
 * @throws the signal's reason when the pacer's signal aborts.
 */
export async function findPassages(
  text: ReadText,
  question: string,
  pacer: Pacer,
): Promise<Sentence[]> {
  const asked = question.slice(0, MAX_QUESTION_CHARS);
  const words = new Set(wordsOf(asked, detectLanguage(asked)));
  const counts: Map<string, number>[] = [];
  for (const sentence of text.words) {
    if (pacer.isDue()) await pacer.rest();
    counts.push(countWords(sentence, words));
  }
  const terms = [...words].map((word) => toTerm(word, counts));
  const bonus = asksNumber(asked) ? NUMBER_BONUS : 1;
  const matches = matchSentences(text, counts, terms)
    .map((match) => (holdsNumber(match.sentence.text) ? boost(match, bonus) : match))
    .toSorted((left, right) => right.score - left.score);
  const best = dropRepeats(matches).slice(0, MAX_PASSAGES);
  const inSentence = best.reduce((most, { coverage }) => Math.max(most, coverage), 0);
  const inText = coverageOf(terms, ({ isInText }) => isInText);
  return Math.sqrt(inSentence * inText) < MIN_COVERAGE ? [] : best.map(({ sentence }) => sentence);
}

function countWords(sentence: readonly string[], wanted: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of sentence) {
    if (wanted.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function toTerm(word: string, counts: readonly ReadonlyMap<string, number>[]): Term {
  const total = counts.length;
  const found = counts.filter((count) => count.has(word)).length;
  const rarity = Math.log(1 + (total - found + 0.5) / (found + 0.5));
  return { word, rarity, isInText: found > 0, weight: Math.min(rarity, Math.log(1 + total) / 2) };
}

function matchSentences(
  { sentences, words }: ReadText,
  counts: readonly ReadonlyMap<string, number>[],
  terms: readonly Term[],
): Match[] {
  const meanWords = words.reduce((sum, { length }) => sum + length, 0) / words.length;
  const matches = sentences.map((sentence, index) => {
    const own = counts[index];
    const isSameParagraph = sentences[index - 1]?.paragraph === sentence.paragraph;
    const before = isSameParagraph ? counts[index - 1] : undefined;
    const length = (words[index]?.length ?? 0) / meanWords;
    const slack = SATURATION * (1 - LENGTH_PENALTY + LENGTH_PENALTY * length);
    let score = 0;
    for (const { word, rarity } of terms) {
      const found = (own?.get(word) ?? 0) + (before?.has(word) ? CONTEXT_WEIGHT : 0);
      score += (rarity * found * (SATURATION + 1)) / (found + slack);
    }
    const coverage = coverageOf(terms, ({ word }) => own?.has(word) ?? false);
    return { sentence, score: score * (1 + coverage), coverage };
  });
  return matches.filter(({ score }) => score > 0);
}

/** The share of the question that the terms `isFound` accepts make up, 0 to 1. */
function coverageOf(terms: readonly Term[], isFound: (term: Term) => boolean): number {
  let total = 0;
  let found = 0;
  for (const term of terms) {
    total += term.weight;
    if (isFound(term)) found += term.weight;
  }
  return total > 0 ? found / total : 0;
}

function boost(match: Match, factor: number): Match {
  return { ...match, score: match.score * factor };
}

function dropRepeats(matches: readonly Match[]): Match[] {
  const seen = new Set<string>();
  return matches.filter(({ sentence: { text } }) => !seen.has(text) && seen.add(text));
}
