import { porterStem } from './porter.ts';

/** ROUGE F1 of a summary against a reference, in percent. */
export interface Rouge {
  rouge1: number;
  rouge2: number;
  rougeL: number;
}

/**
 * ROUGE-1, -2 and -L (over the whole text, not by sentence): Porter stems for languages with spaces,
 * characters for Chinese.
 * @see https://aclanthology.org/W04-1013/
 */
export function computeRouge(candidate: string, reference: string): Rouge {
  const found = tokensOf(candidate);
  const wanted = tokensOf(reference);
  const common = (size: number) => countCommon(gramsOf(found, size), gramsOf(wanted, size));
  return {
    rouge1: f1(common(1), found.length, wanted.length),
    rouge2: f1(common(2), found.length - 1, wanted.length - 1),
    rougeL: f1(longestCommonSubsequence(found, wanted), found.length, wanted.length),
  };
}

/** The mean of each figure. */
export function meanRouge(all: readonly Rouge[]): Rouge {
  const mean = (key: keyof Rouge) => all.reduce((sum, each) => sum + each[key], 0) / all.length;
  return { rouge1: mean('rouge1'), rouge2: mean('rouge2'), rougeL: mean('rougeL') };
}

function tokensOf(text: string): string[] {
  const tokens = text.toLowerCase().match(/\p{sc=Han}|[a-z0-9]+/gu) ?? [];
  return tokens.map(porterStem);
}

function gramsOf(tokens: readonly string[], size: number): Map<string, number> {
  const grams = new Map<string, number>();
  for (let at = 0; at + size <= tokens.length; at++) {
    const gram = tokens.slice(at, at + size).join(' ');
    grams.set(gram, (grams.get(gram) ?? 0) + 1);
  }
  return grams;
}

function countCommon(left: Map<string, number>, right: Map<string, number>): number {
  let common = 0;
  for (const [gram, count] of left) common += Math.min(count, right.get(gram) ?? 0);
  return common;
}

function longestCommonSubsequence(left: readonly string[], right: readonly string[]): number {
  let previous = Array.from({ length: right.length + 1 }, () => 0);
  for (const token of left) {
    const row = [0];
    for (const [at, other] of right.entries()) {
      const diagonal = (previous[at] ?? 0) + 1;
      row.push(token === other ? diagonal : Math.max(row[at] ?? 0, previous[at + 1] ?? 0));
    }
    previous = row;
  }
  return previous.at(-1) ?? 0;
}

function f1(common: number, found: number, wanted: number): number {
  return found > 0 && wanted > 0 ? (200 * common) / (found + wanted) : 0;
}
