import type { JsonPath } from './json-leaves.ts';
import { isSentence, isWording } from './natural-text.ts';

/** A text that may be what the user asked, and the way to it. */
export interface TextPlace {
  path: JsonPath;
  text: string;
}

/** What services call the question, the most telling name first; without case, `_` and `-`. */
const PROMPT_NAMES = [
  'prompt',
  'query',
  'question',
  'userinput',
  'usermessage',
  'userprompt',
  'inputtext',
  'input',
  'inputs',
  'message',
  'msg',
  'q',
  'ask',
  'text',
  'content',
  'word',
  'keyword',
];

/** What is said to the model by the service, not by the user. */
const INSTRUCTIONS = /system|instruction|template|persona|description|title|history|user_?agent/i;

/**
 * Where the user's question stands: under a telling name and said by a person; else under such a
 * name at all; else the longest sentence. Of equals the last, for lists of messages end with the
 * newest. Undefined when nothing there was said by a person.
 */
export function findPrompt(places: readonly TextPlace[]): TextPlace | undefined {
  const said = places.filter(
    ({ path, text }) => isWording(text) && !path.some((name) => INSTRUCTIONS.test(name)),
  );
  const named = said.filter(({ path }) => rankName(path) < PROMPT_NAMES.length);
  const isSaidSentence = ({ text }: TextPlace) => isSentence(text);
  return (
    pickBest(named.filter(isSaidSentence), ({ path }) => rankName(path)) ??
    pickBest(named, ({ path }) => rankName(path)) ??
    pickBest(said.filter(isSaidSentence), ({ text }) => -text.length)
  );
}

/** The place in the list of names; a field in a list has the name of the list. */
function rankName(path: JsonPath): number {
  const name = path.findLast((step) => !/^\d+$/.test(step)) ?? '';
  const rank = PROMPT_NAMES.indexOf(name.toLowerCase().replace(/[_-]/g, ''));
  return rank < 0 ? PROMPT_NAMES.length : rank;
}

/** The last of those with the lowest rank. */
function pickBest(
  places: readonly TextPlace[],
  rank: (place: TextPlace) => number,
): TextPlace | undefined {
  return places.toReversed().toSorted((one, other) => rank(one) - rank(other))[0];
}
