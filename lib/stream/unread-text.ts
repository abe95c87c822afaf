import type { Frame } from './frame.ts';
import { assertAtMost, MAX_FRAME_LENGTH } from './limits.ts';

/** The text of a body in which nothing of its framing has shown yet. */
export interface UnreadText {
  /** @throws {GlossError} `too-large` when there are more than 4 million characters. */
  add: (text: string) => void;
  /** Something has shown: from now on nothing is kept. */
  forget: () => void;
  /** Hands over as one frame what was never understood, unless it is blank. */
  end: () => void;
}

/** Keeps text that no framing explains, such as a server's plain complaint, from being lost. */
export function createUnreadText(onFrame: (frame: Frame) => void): UnreadText {
  let kept = '';
  let isForgotten = false;
  return {
    add(text) {
      if (isForgotten) return;
      kept += text;
      assertAtMost(kept.length, MAX_FRAME_LENGTH, 'an answer without framing');
    },
    forget() {
      isForgotten = true;
      kept = '';
    },
    end() {
      if (kept.trim() !== '') onFrame({ data: kept.trim(), event: '' });
    },
  };
}
