import { useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import { advanceAnswer } from '../../lib/markdown/advance.ts';
import { createAnswerReader } from '../../lib/markdown/answer-reader.ts';
import type { Groups } from '../../lib/markdown/groups.ts';
import type { Block } from '../../lib/markdown/tree.ts';
import { pauseSteps } from './slice-queue.ts';
import { endSlice, takeSlice } from './slice.ts';

/** What is read is shown when all is, or after so long: what is laid out meanwhile is not the end. */
const PATIENCE_MS = 250;

/** Does `work` in a task of its own. Returns what calls it off. */
function doNext(work: () => void): () => void {
  const timer = setTimeout(work);
  return () => clearTimeout(timer);
}

/** The same after the page has been painted. */
function doAfterPaint(work: () => void): () => void {
  let callOff = () => {};
  const frame = requestAnimationFrame(() => {
    callOff = doNext(work);
  });
  return () => {
    cancelAnimationFrame(frame);
    callOff();
  };
}

/**
 * Renders again in a task of its own, while there is more to do; what has changed is painted first.
 * Colours and formulas wait.
 */
function useNextSlice(hasMore: boolean, hasChanged: boolean): void {
  const [, renderAgain] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => {
    endSlice();
    if (!hasMore) return undefined;
    const resume = pauseSteps();
    const callOff = (hasChanged ? doAfterPaint : doNext)(() => renderAgain(null));
    return () => {
      callOff();
      resume();
    };
  });
}

/**
 * The blocks of an answer that grows: as many as can be read and shown without holding up the page,
 * and soon all of them. Finished ones stay the same objects.
 */
export function useShownBlocks(text: string, isStreaming: boolean): Groups<Block> {
  const reader = useMemo(createAnswerReader, []);
  const shown = useRef<Groups<Block>>([]);
  const shownMs = useRef(-Infinity);
  const slice = takeSlice();
  reader.turnTo(text, isStreaming);
  const isReading = slice.spend(reader.read);
  if (!isReading || performance.now() > shownMs.current + PATIENCE_MS) {
    shown.current = advanceAnswer(shown.current, reader.blocks(), slice);
    shownMs.current = performance.now();
  }
  useNextSlice(isReading || shown.current !== reader.blocks(), !isReading);
  return shown.current;
}
