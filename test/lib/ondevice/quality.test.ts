import { describe, expect, it } from 'vitest';
import { findPassages } from '../../../lib/ondevice/find-passages.ts';
import { createPacer } from '../../../lib/ondevice/pacer.ts';
import { pickSentences } from '../../../lib/ondevice/pick-sentences.ts';
import { readText } from '../../../lib/ondevice/read-text.ts';
import type { Sentence } from '../../../lib/ondevice/sentences.ts';
import { SUMMARY_LEAD_WEIGHT } from '../../../lib/ondevice/summarize.ts';
import { readSharedJson } from '../../shared-fixtures.ts';
import { computeRouge, meanRouge, type Rouge } from './rouge.ts';

/** A text with a summary people wrote. */
interface ReferenceSummary {
  text: string;
  ref: string;
}

/** A text with questions, each with the offsets of its answers. */
interface QuestionPage {
  text: string;
  questions: { question: string; spans: [start: number, end: number][] }[];
}

const news = readSharedJson<ReferenceSummary[]>('summaries/cnndm-50.json');
const decisions = readSharedJson<ReferenceSummary[]>('summaries/zh-law-100.json');
const articles = readSharedJson<QuestionPage[]>('summaries/squad-pages.json');
const passages = readSharedJson<QuestionPage[]>('summaries/cmrc-200.json');

const pacer = createPacer(new AbortController().signal);

function join(sentences: readonly Sentence[]): string {
  return sentences.map(({ text }) => text).join('\n');
}

/** ROUGE of our pick and of as many opening sentences, over one set of reference summaries. */
async function compareWithLead(
  references: readonly ReferenceSummary[] = [],
  countFor: (sentences: number) => number,
): Promise<{ ours: Rouge; lead: Rouge }> {
  const ours: Rouge[] = [];
  const lead: Rouge[] = [];
  for (const { text, ref } of references) {
    const read = await readText(text, pacer);
    const count = countFor(read.sentences.length);
    const style = { count, title: '', leadWeight: SUMMARY_LEAD_WEIGHT, prefersShort: false };
    ours.push(computeRouge(join(await pickSentences(read, style, pacer)), ref));
    lead.push(computeRouge(join(read.sentences.slice(0, count)), ref));
  }
  return { ours: meanRouge(ours), lead: meanRouge(lead) };
}

/** Shares of questions, in percent; `rejected` is of questions put to another page of the set. */
async function measureHits(pages: readonly QuestionPage[] = []) {
  const texts = await Promise.all(pages.map(({ text }) => readText(text, pacer)));
  const count = { asked: 0, first: 0, firstThree: 0, kept: 0, rejected: 0 };
  for (const [index, { questions }] of pages.entries()) {
    const own = texts[index];
    const other = texts[(index + 1) % texts.length];
    if (!own || !other) throw new TypeError('A page has no text');
    for (const { question, spans } of questions) {
      const found = await findPassages(own, question, pacer);
      const isHit = ({ start, end }: Sentence) =>
        spans.some((span) => start <= span[0] && span[1] <= end);
      const elsewhere = await findPassages(other, question, pacer);
      count.asked++;
      if (found.slice(0, 1).some(isHit)) count.first++;
      if (found.some(isHit)) count.firstThree++;
      if (found.length > 0) count.kept++;
      if (elsewhere.length === 0) count.rejected++;
    }
  }
  const percent = (part: number) => (100 * part) / count.asked;
  return {
    hit1: percent(count.first),
    hit3: percent(count.firstThree),
    kept: percent(count.kept),
    rejected: percent(count.rejected),
  };
}

// The floors stand a little under what was measured: browsers' word lists differ slightly.
describe('the choice of sentences', () => {
  it.skipIf(!news)('is no worse on English news than its three opening sentences', async () => {
    const { ours, lead } = await compareWithLead(news, () => 3);
    expect(ours.rouge1).toBeGreaterThanOrEqual(Math.max(41.4, lead.rouge1));
    expect(ours.rouge2).toBeGreaterThanOrEqual(Math.max(17.7, lead.rouge2));
    expect(ours.rougeL).toBeGreaterThanOrEqual(Math.max(26, lead.rougeL));
  });

  it.skipIf(!decisions)('beats the opening of Chinese court decisions by far', async () => {
    const { ours, lead } = await compareWithLead(decisions, (sentences) =>
      Math.max(1, Math.round(0.35 * sentences)),
    );
    expect(ours.rouge1).toBeGreaterThan(Math.max(47, lead.rouge1 + 3));
    expect(ours.rouge2).toBeGreaterThan(Math.max(30.5, lead.rouge2 + 3));
    expect(ours.rougeL).toBeGreaterThan(Math.max(31, lead.rougeL + 3));
  });
});

describe('the search for passages', () => {
  it.skipIf(!articles)('finds the answer in long English articles', async () => {
    const { hit1, hit3, kept, rejected } = await measureHits(articles);
    expect(hit1).toBeGreaterThan(69.5);
    expect(hit3).toBeGreaterThan(86.5);
    expect(kept).toBeGreaterThan(98);
    expect(rejected).toBeGreaterThan(90);
  });

  it.skipIf(!passages)('finds the answer in Chinese passages', async () => {
    const { hit1, hit3, kept, rejected } = await measureHits(passages);
    expect(hit1).toBeGreaterThan(77.5);
    expect(hit3).toBeGreaterThan(91.5);
    expect(kept).toBeGreaterThan(97.5);
    expect(rejected).toBeGreaterThan(87);
  });
});
