import type { Pacer } from './pacer.ts';

/** A sentence as the weights of its words, of length 1 (or empty when it has no words). */
export type WordVector = ReadonlyMap<string, number>;

/** The tf-idf vectors of `sentences`, each given as its words; rarity is judged within the text. */
export async function toWordVectors(
  sentences: readonly string[][],
  pacer: Pacer,
): Promise<WordVector[]> {
  const frequency = new Map<string, number>();
  for (const words of sentences) {
    if (pacer.isDue()) await pacer.rest();
    for (const word of new Set(words)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
  const vectors: WordVector[] = [];
  for (const words of sentences) {
    if (pacer.isDue()) await pacer.rest();
    const weights = new Map<string, number>();
    for (const word of words) {
      const rarity = Math.log(1 + sentences.length / (frequency.get(word) ?? 1));
      weights.set(word, (weights.get(word) ?? 0) + rarity);
    }
    vectors.push(normalize(weights));
  }
  return vectors;
}

/** How alike two sentences are: the cosine, 0 to 1. */
export function similarityOf(left: WordVector, right: WordVector): number {
  const [small, large] = left.size < right.size ? [left, right] : [right, left];
  let sum = 0;
  for (const [word, weight] of small) sum += weight * (large.get(word) ?? 0);
  return sum;
}

/**
 * How much each sentence has in common with all the others, 0 to 1 for the most central: LexRank's
 * degree centrality without its threshold. It is one dot product with the sum of all vectors, so
 * that its cost grows with the text and not with its square.
 *
 * @see https://doi.org/10.1613/jair.1523
 */
export async function centralityOf(
  vectors: readonly WordVector[],
  pacer: Pacer,
): Promise<number[]> {
  const sum = new Map<string, number>();
  for (const vector of vectors) {
    if (pacer.isDue()) await pacer.rest();
    for (const [word, weight] of vector) sum.set(word, (sum.get(word) ?? 0) + weight);
  }
  const degrees: number[] = [];
  for (const vector of vectors) {
    if (pacer.isDue()) await pacer.rest();
    degrees.push(similarityOf(vector, sum) - similarityOf(vector, vector));
  }
  const highest = degrees.reduce((most, degree) => Math.max(most, degree), 0);
  return degrees.map((degree) => (highest > 0 ? Math.max(0, degree) / highest : 0));
}

function normalize(weights: Map<string, number>): WordVector {
  const length = Math.hypot(...weights.values());
  for (const [word, weight] of weights) weights.set(word, weight / length);
  return weights;
}
