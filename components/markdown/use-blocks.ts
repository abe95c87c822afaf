import { useEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import { advanceBlocks } from '../../lib/markdown/advance.ts';
import { createAnswerReader } from '../../lib/markdown/answer-reader.ts';
import type { Groups } from '../../lib/markdown/groups.ts';
import type { Block } from '../../lib/markdown/tree.ts';
import { endSlice, takeSlice } from './slice.ts';

/** Renders again behind the next paint, while there is more to do. */
function useNextSlice(hasMore: boolean): void {
  const [, renderAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    endSlice();
    if (hasMore) renderAgain(null);
  });
}

/** An answer as far as it is read. */
export interface Reading {
  blocks: Groups<Block>;
  /** All of it is, and no more comes. */
  isWhole: boolean;
}

/** The blocks of an answer that grows; finished ones stay the same objects. */
export function useBlocks(text: string, isStreaming: boolean): Reading {
  const reader = useMemo(createAnswerReader, []);
  reader.turnTo(text, isStreaming);
  const hasMore = reader.read(takeSlice().isTimeUp);
  useNextSlice(hasMore);
  return { blocks: reader.blocks(), isWhole: !hasMore && !isStreaming };
}

/** As many of `blocks` as can be shown without holding up the page, and soon all of them. */
export function useShownBlocks(blocks: Groups<Block>): Groups<Block> {
  const shown = useRef<Groups<Block>>([]);
  shown.current = advanceBlocks(shown.current, blocks, takeSlice());
  useNextSlice(shown.current !== blocks);
  return shown.current;
}
