import type { Allowance } from '../../lib/markdown/advance.ts';

/** Reading of one slice; a frame is 16 ms. */
const READ_MS = 15;
const SLICE_ELEMENTS = 300;
/** What is read for a while leaves room to show so much less, but always some. */
const ELEMENTS_PER_MS = 15;
const LEAST_ELEMENTS = 60;

/** What all answers together may do in one task. */
export interface Slice extends Allowance {
  /** Runs `read`, which is told when its time is up, at the cost of what may be shown. */
  spend<Result>(read: (isTimeUp: () => boolean) => Result): Result;
}

let slice: Slice | null = null;

function createSlice(): Slice {
  const deadlineMs = performance.now() + READ_MS;
  return {
    elements: SLICE_ELEMENTS,
    spend(read) {
      const startedMs = performance.now();
      const result = read(() => performance.now() >= deadlineMs);
      const room = this.elements - (performance.now() - startedMs) * ELEMENTS_PER_MS;
      this.elements = Math.max(LEAST_ELEMENTS, room);
      return result;
    },
  };
}

/** The slice there is to draw from; one begins where the last has been ended. */
export function takeSlice(): Slice {
  slice ??= createSlice();
  return slice;
}

/** Ends the slice, once the page has what came of it. */
export function endSlice(): void {
  slice = null;
}
