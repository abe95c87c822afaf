import type { Section } from './markdown.ts';
import type { Pacer } from './pacer.ts';
import { pickSentences } from './pick-sentences.ts';
import { endsSentence } from './punctuation.ts';
import { readText } from './read-text.ts';
import { SUMMARY_LEAD_WEIGHT } from './summarize.ts';

/** Fewer headings than this say less than the best sentences of the whole text. */
const MIN_HEADINGS = 3;
const MAX_HEADINGS = 8;

/** Sections about the text rather than of it. */
const APPENDIX =
  /^(?:references|see also|external links|notes|footnotes|sources|bibliography|further reading|contents|(?:\d+ )?comments|related\b.*|参考(?:资料|文献)|參考(?:資料|文獻)|参见|外部链接|外部連結|注释|註釋|相关.*|评论|目录|目錄|脚注|関連項目|外部リンク)$/i;

/** A heading of a text and the sentence that stands best for what is below it. */
export interface OutlineEntry {
  /** Empty for what stands before the first heading. */
  heading: string;
  sentence: string;
}

/**
 * An outline of a text: what it begins with, then up to eight headings of its highest level that has
 * enough of them, each with its key sentence. Null for a text with fewer than three such headings.
 *
 * @throws the signal's reason when the pacer's signal aborts.
 */
export async function outline(
  sections: readonly Section[],
  pacer: Pacer,
): Promise<OutlineEntry[] | null> {
  const parts = gather(sections);
  if (!parts) return null;
  const longest = parts.slice(1).toSorted((left, right) => right.prose.length - left.prose.length);
  const chosen = new Set([parts[0], ...longest.slice(0, MAX_HEADINGS)]);
  const entries: OutlineEntry[] = [];
  for (const part of parts.filter((candidate) => chosen.has(candidate))) {
    const sentence = await findKeySentence(part, pacer);
    if (sentence !== undefined) entries.push({ heading: part.heading, sentence });
  }
  return entries.filter(({ heading }) => heading !== '').length < MIN_HEADINGS ? null : entries;
}

/** The beginning, and the sections of one level with all below them; null when there are too few. */
function gather(sections: readonly Section[]): Section[] | null {
  for (const level of [1, 2, 3, 4]) {
    const parts: Section[] = [{ heading: '', level: 0, prose: '' }];
    for (const section of sections) {
      const last = parts.at(-1);
      if (section.level === level) parts.push({ ...section });
      else if (last) last.prose += section.prose;
    }
    const [beginning, ...rest] = parts;
    const told = rest.filter(
      ({ heading, prose }) => hasSentences(prose) && !APPENDIX.test(heading),
    );
    if (beginning && told.length >= MIN_HEADINGS) return [beginning, ...told];
  }
  return null;
}

function hasSentences(prose: string): boolean {
  return prose.split('\n').some(endsSentence);
}

async function findKeySentence(part: Section, pacer: Pacer): Promise<string | undefined> {
  const text = await readText(part.prose, pacer);
  const style = {
    count: 1,
    title: part.heading,
    leadWeight: SUMMARY_LEAD_WEIGHT,
    prefersShort: false,
  };
  const [sentence] = await pickSentences(text, style, pacer);
  return sentence && endsSentence(sentence.text) ? sentence.text : undefined;
}
