import type { StreamPart } from '../../chat/engine.ts';
import { createCumulativeText } from './cumulative-text.ts';
import type { TextMode } from '../custom-endpoint.ts';

/** So many texts in a row, from the first on, must hold the one before them. */
const TELLING_TEXTS = 3;

const OPEN_THOUGHT = /^\s*<think>/;

/**
 * Adds up the pieces of an answer. In mode `auto` they are new text until the first three have each
 * held the one before them and more: then each is the whole text so far, and what was said is put
 * right by a `text-replace`. Two do where they open a thought, for nobody opens the same one twice.
 * A repeated piece tells nothing, for "ha", "ha" is new text too. An answer that is rewritten at its
 * very beginning looks like new text; the mode `cumulative` is for it.
 */
export function createTextMerger(mode: TextMode): (text: string) => StreamPart[] {
  const readWhole = createCumulativeText();
  let current = mode;
  let previous = '';
  let grown = 0;

  const observe = (text: string): TextMode => {
    if (text === previous) return 'auto';
    if (!text.startsWith(previous)) return 'delta';
    grown += OPEN_THOUGHT.test(previous) ? TELLING_TEXTS : 1;
    previous = text;
    return grown < TELLING_TEXTS ? 'auto' : 'cumulative';
  };

  return (text) => {
    if (text === '') return [];
    if (current === 'cumulative') return readWhole(text);
    if (current === 'auto') current = observe(text);
    if (current !== 'cumulative') return [{ type: 'text-delta', text }];
    readWhole(text);
    return [{ type: 'text-replace', text }];
  };
}
