import type { StreamPart } from '../../chat/engine.ts';

/**
 * Reads texts that each hold the whole answer so far, and gives what is new: a `text-delta` where
 * the text grew, a `text-replace` where the server changed what it had said. An empty text after a
 * word says nothing, for many last frames are empty.
 */
export function createCumulativeText(): (whole: string) => StreamPart[] {
  let shown = '';
  return (whole) => {
    const before = shown;
    if (whole === '' || whole === before) return [];
    shown = whole;
    if (!whole.startsWith(before)) return [{ type: 'text-replace', text: whole }];
    return [{ type: 'text-delta', text: whole.slice(before.length) }];
  };
}
