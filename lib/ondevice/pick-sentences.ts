import type { Pacer } from './pacer.ts';
import { endsSentence, isQuestion } from './punctuation.ts';
import type { ReadText } from './read-text.ts';
import type { Sentence } from './sentences.ts';
import { centralityOf, similarityOf, toWordVectors, type WordVector } from './word-vectors.ts';
import { wordsOf } from './words.ts';

/** What to look for in the sentences that stand for a text. */
export interface PickStyle {
  /** How many sentences at most; fewer come back from a text that repeats itself. */
  count: number;
  /** The title of the text; empty when there is none. */
  title: string;
  /** How much the opening of the text is worth beside its most central sentence, 0 to 1. */
  leadWeight: number;
  /** Prefers sentences no longer than half of those in the text. */
  prefersShort: boolean;
}

const LEAD_SENTENCES = 6;
const TITLE_WEIGHT = 0.5;
const FRAGMENT_FACTOR = 0.6;
const QUESTION_FACTOR = 0.6;
const MIN_WORDS = 5;

const REDUNDANCY_WEIGHT = 0.6;
/** More alike than this is the same sentence again. */
const MAX_REDUNDANCY = 0.85;
/** Only the best are compared with one another, so that the cost grows with the text alone. */
const MAX_CANDIDATES = 200;

interface Candidate {
  sentence: Sentence;
  vector: WordVector;
  score: number;
  /** How much of it the sentences picked so far already say, 0 to 1. */
  redundancy: number;
}

/**
 * The sentences that together stand best for a text, in the order of the text: central ones, from
 * its opening rather than later, each adding something to the others (maximal marginal relevance).
 *
 * @throws the signal's reason when the pacer's signal aborts.
 */
export async function pickSentences(
  text: ReadText,
  style: PickStyle,
  pacer: Pacer,
): Promise<Sentence[]> {
  const vectors = await toWordVectors(text.words, pacer);
  const centrality = await centralityOf(vectors, pacer);
  const scores = await scoreSentences(text, centrality, style, pacer);
  const candidates = text.sentences.map((sentence, index) => ({
    sentence,
    vector: vectors[index] ?? new Map(),
    score: scores[index] ?? 0,
    redundancy: 0,
  }));
  const best = candidates.toSorted((left, right) => right.score - left.score);
  const picked = pickDiverse(best.slice(0, MAX_CANDIDATES), style.count);
  return picked.toSorted((left, right) => left.start - right.start);
}

async function scoreSentences(
  { sentences, words, language }: ReadText,
  centrality: readonly number[],
  { title, leadWeight, prefersShort }: PickStyle,
  pacer: Pacer,
): Promise<number[]> {
  const titleWords = new Set(wordsOf(title, language));
  const typicalChars = medianLength(sentences);
  const scores: number[] = [];
  let wholeSentencesBefore = 0;
  for (const [index, { text }] of sentences.entries()) {
    if (pacer.isDue()) await pacer.rest();
    const ownWords = words[index] ?? [];
    const isWhole = endsSentence(text);
    const merit =
      (centrality[index] ?? 0) +
      leadWeight * Math.exp(-wholeSentencesBefore / LEAD_SENTENCES) +
      TITLE_WEIGHT * shareFound(titleWords, ownWords);
    if (isWhole) wholeSentencesBefore++;
    const brevity = prefersShort ? Math.sqrt(Math.min(1, typicalChars / text.length)) : 1;
    const form = (isWhole ? 1 : FRAGMENT_FACTOR) * (isQuestion(text) ? QUESTION_FACTOR : 1);
    scores.push(merit * form * brevity * Math.min(1, ownWords.length / MIN_WORDS));
  }
  return scores;
}

function pickDiverse(candidates: Candidate[], count: number): Sentence[] {
  const picked: Sentence[] = [];
  const worth = ({ score, redundancy }: Candidate) => score - REDUNDANCY_WEIGHT * redundancy;
  let left = candidates;
  while (picked.length < count) {
    const [first, ...others] = left;
    if (!first) break;
    const next = others.reduce((best, other) => (worth(other) > worth(best) ? other : best), first);
    picked.push(next.sentence);
    for (const other of left) {
      other.redundancy = Math.max(other.redundancy, similarityOf(other.vector, next.vector));
    }
    left = left.filter((other) => other !== next && other.redundancy < MAX_REDUNDANCY);
  }
  return picked;
}

function shareFound(wanted: ReadonlySet<string>, words: readonly string[]): number {
  if (wanted.size === 0) return 0;
  const found = new Set(words);
  return [...wanted].filter((word) => found.has(word)).length / wanted.size;
}

function medianLength(sentences: readonly Sentence[]): number {
  const lengths = sentences.map(({ text }) => text.length).toSorted((left, right) => left - right);
  return lengths[Math.floor(lengths.length / 2)] ?? 0;
}
