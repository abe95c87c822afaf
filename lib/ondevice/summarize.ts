import type { Pacer } from './pacer.ts';
import { pickSentences } from './pick-sentences.ts';
import type { ReadText } from './read-text.ts';
import type { Sentence } from './sentences.ts';

/** From so many sentences on, a summary gets one more; below the first it has two. */
const SUMMARY_STEPS = [7, 40, 120];

const MIN_KEY_POINTS = 2;
const MAX_KEY_POINTS = 7;
const SENTENCES_PER_KEY_POINT = 3;

/** News opens with the gist and court decisions do not; measured on both. */
export const SUMMARY_LEAD_WEIGHT = 0.9;
/** Points are wanted from all of the text. */
const KEY_POINTS_LEAD_WEIGHT = 0.4;

/**
 * Two to five sentences that stand for the whole text, in its order.
 *
 * @param title the title of the text; empty when there is none.
 * @throws the signal's reason when the pacer's signal aborts.
 */
export function summarize(text: ReadText, title: string, pacer: Pacer): Promise<Sentence[]> {
  const count = 2 + SUMMARY_STEPS.filter((step) => text.sentences.length >= step).length;
  const style = { count, title, leadWeight: SUMMARY_LEAD_WEIGHT, prefersShort: false };
  return pickSentences(text, style, pacer);
}

/** Like {@link summarize}, but two to seven rather short sentences from all over the text. */
export function pickKeyPoints(text: ReadText, title: string, pacer: Pacer): Promise<Sentence[]> {
  const wanted = Math.ceil(text.sentences.length / SENTENCES_PER_KEY_POINT);
  const count = Math.min(MAX_KEY_POINTS, Math.max(MIN_KEY_POINTS, wanted));
  const style = { count, title, leadWeight: KEY_POINTS_LEAD_WEIGHT, prefersShort: true };
  return pickSentences(text, style, pacer);
}
