import { detectLanguage } from './language.ts';
import type { Pacer } from './pacer.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { wordsOf } from './words.ts';

/** About the longest novel; beyond it a browser would be busy for more than a few seconds. */
export const MAX_TEXT_CHARS = 3_000_000;

/** A text, taken apart for choosing sentences from it. */
export interface ReadText {
  language: string;
  sentences: Sentence[];
  /** The meaningful words of each sentence, see `wordsOf`. */
  words: string[][];
  /** True when the text is longer than {@link MAX_TEXT_CHARS} and its end was not read. */
  isCut: boolean;
}

/**
 * Takes `text` apart, in slices. Any string will do; one without a letter has no sentences.
 *
 * @throws the signal's reason when the pacer's signal aborts.
 */
export async function readText(text: string, pacer: Pacer): Promise<ReadText> {
  const isCut = text.length > MAX_TEXT_CHARS;
  const source = isCut ? text.slice(0, MAX_TEXT_CHARS) : text;
  const language = detectLanguage(source);
  const sentences: Sentence[] = [];
  const words: string[][] = [];
  for (const sentence of sentencesOf(source, language)) {
    if (pacer.isDue()) await pacer.rest();
    sentences.push(sentence);
    words.push(wordsOf(sentence.text, language));
  }
  return { language, sentences, words, isCut };
}
