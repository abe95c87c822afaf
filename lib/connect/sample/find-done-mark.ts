import { isJsonObject, parseJson } from '../../formats/decode/json.ts';
import type { Frame } from '../../stream/frame.ts';

const END_WORD = /^\W*(?:done|end|ended|eof|eos|finish|finished|complete|completed|stop)\W*$/i;
const BRACKETS = /^"?[[<({#*_|/-]/;
const END_FIELD = /^(?:is_?)?(?:done|end|ended|finish|finished|complete|completed|stop)$/i;

/** More fields than this and a frame says more than that it is the last. */
const MAX_MARK_FIELDS = 2;

/**
 * What says that an answer is complete, in the frames after its last text: a word such as `[DONE]`
 * as data or as the name of an event, or a small object such as `{"done":true}`. '' for nothing.
 */
export function findDoneMark(framesAfterText: readonly Frame[]): string {
  for (const { data, event } of framesAfterText) {
    const word = data.trim().replace(/^"(.*)"$/s, '$1');
    if (END_WORD.test(word) || isMarkObject(parseJson(data))) return word;
    if (END_WORD.test(event)) return event;
  }
  return '';
}

/** True for a mark such as `[DONE]`, which nobody takes for a word of the answer. */
export function isBracketedMark(data: string): boolean {
  return BRACKETS.test(data.trim()) && END_WORD.test(data);
}

function isMarkObject(payload: unknown): boolean {
  if (!isJsonObject(payload)) return false;
  const fields = Object.entries(payload);
  return (
    fields.length <= MAX_MARK_FIELDS &&
    fields.every(([, value]) => typeof value !== 'object' && typeof value !== 'number') &&
    fields.some(
      ([name, value]) =>
        (value === true && END_FIELD.test(name)) ||
        (typeof value === 'string' && END_WORD.test(value)),
    )
  );
}
