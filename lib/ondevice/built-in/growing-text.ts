import type { StreamPart } from '../../chat/engine.ts';

/** So many chunks in a row, each with all of the one before it, are no chance. */
const GROWTHS_TO_BE_SURE = 2;

/**
 * Reads the chunks of a stream, and gives what is new. Chrome's hold what is new; its early ones held
 * the whole answer so far. Which it is shows from the second chunk; what was then taken wrongly is
 * set right by a `text-replace`.
 * @see https://developer.chrome.com/docs/ai/prompt-api (read 2026-11-22)
 */
export function createGrowingText(): (chunk: string) => StreamPart[] {
  let joined = '';
  let last = '';
  let growths = 0;
  let isPieces = false;

  const readWhole = (chunk: string, before: string): StreamPart[] => {
    if (chunk === before) return [];
    if (!chunk.startsWith(before)) return [{ type: 'text-replace', text: chunk }];
    return [{ type: 'text-delta', text: chunk.slice(before.length) }];
  };

  return (chunk) => {
    if (chunk === '') return [];
    const before = last;
    joined += chunk;
    last = chunk;
    if (isPieces || before === '') return [{ type: 'text-delta', text: chunk }];
    if (growths >= GROWTHS_TO_BE_SURE) return readWhole(chunk, before);
    if (chunk.length > before.length && chunk.startsWith(before)) {
      growths += 1;
      return readWhole(chunk, before);
    }
    isPieces = true;
    return growths > 0
      ? [{ type: 'text-replace', text: joined }]
      : [{ type: 'text-delta', text: chunk }];
  };
}
