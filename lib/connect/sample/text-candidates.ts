import type { JsonObject } from '../../formats/decode/json.ts';
import { listJsonPlaces } from '../json-leaves.ts';
import { isSentence, isWording } from '../natural-text.ts';
import { listPayloads, type SampleFrame } from './sample-frames.ts';

/** A field of an answer that may hold its text. */
export interface TextCandidate {
  /** As in `choices.0.delta.content`. */
  path: string;
  /** What stands there, over all frames; at most 200 characters. */
  sample: string;
}

const SAMPLE_CHARS = 200;

/** What services call the answer. */
const TEXT_NAME =
  /^(?:text|content|answer|delta|response|result|reply|message|msg|value|token|output|completion|generated_?text|chunk|data|body|t|v|c)$/i;
/** What services call everything else that is text. */
const OTHER_NAME =
  /(?:^|[_-])(?:u?id|type|role|model|object|status|time|date|created|url|lang|event|name|finish|reason|period|code|title|fingerprint|version)s?$|[a-z](?:Id|Type|Model|Status|Time|Date|Url|Name|Reason|Code|Title|Version)$/i;
const THINKING = /reason|think|thought/i;

/**
 * The fields of the frames that may hold the text, the likeliest first: by name, by whether they
 * change from frame to frame, and by whether people write so. Errors are no text, and fields whose
 * name has a dot have no path.
 */
export function rankTextCandidates(frames: readonly SampleFrame[]): TextCandidate[] {
  const payloads = listPayloads(frames);
  return [...collectTexts(payloads)]
    .map(([path, texts]) => ({ path, texts, score: scoreField(path, texts, payloads.length) }))
    .toSorted((one, other) => other.score - one.score)
    .map(({ path, texts }) => ({ path, sample: texts.join('').slice(0, SAMPLE_CHARS) }));
}

function collectTexts(payloads: readonly JsonObject[]): Map<string, string[]> {
  const textsByPath = new Map<string, string[]>();
  for (const { path, value } of payloads.flatMap((payload) => listJsonPlaces(payload))) {
    const isOffered = path.every((name) => name !== 'error' && !name.includes('.'));
    if (typeof value !== 'string' || value === '' || !isOffered) continue;
    const key = path.join('.');
    const texts = textsByPath.get(key) ?? [];
    texts.push(value);
    textsByPath.set(key, texts);
  }
  return textsByPath;
}

function scoreField(path: string, texts: readonly string[], frameCount: number): number {
  const name = path.split('.').findLast((step) => !/^\d+$/.test(step)) ?? '';
  const whole = texts.join('');
  const changes = new Set(texts).size > 1;
  return (
    (TEXT_NAME.test(name) ? 4 : 0) -
    (OTHER_NAME.test(name) ? 6 : 0) -
    (THINKING.test(path) ? 4 : 0) +
    (texts.length > 1 ? (changes ? 3 : -3) : 0) +
    (isWording(whole) ? 2 : 0) +
    (isSentence(whole) ? 1 : 0) +
    (2 * texts.length) / frameCount +
    Math.min(whole.length, 1000) / 1000
  );
}
