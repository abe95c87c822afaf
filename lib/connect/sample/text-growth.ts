import type { TextMode } from '../../formats/custom-endpoint.ts';

/** Fewer texts than this show nothing. */
const TELLING_TEXTS = 3;
/** So much of the text before stays, where a server changes the end of what it has said. */
const KEPT_SHARE = 0.6;

/**
 * How the texts of an answer add up: `cumulative` when each holds most of the one before it, and
 * they grow; `delta` when not; `auto` when there are too few to tell.
 */
export function findTextMode(texts: readonly string[]): TextMode {
  const words = texts.filter((text) => text !== '');
  if (words.length < TELLING_TEXTS) return 'auto';
  const steps = words.slice(1).map((text, index) => ({ text, before: words[index] ?? '' }));
  const growing = steps.filter(({ text, before }) => text.length > before.length);
  const isCumulative = growing.length >= TELLING_TEXTS - 1 && steps.every(holdsBefore);
  return isCumulative ? 'cumulative' : 'delta';
}

function holdsBefore({ text, before }: { text: string; before: string }): boolean {
  let shared = 0;
  while (shared < before.length && text[shared] === before[shared]) shared += 1;
  return text.length >= before.length && shared >= before.length * KEPT_SHARE;
}
