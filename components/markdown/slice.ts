import type { Allowance } from '../../lib/markdown/advance.ts';

/** Reading of one slice; a frame is 16 ms, and showing what is read wants the rest. */
const READ_MS = 5;
const SLICE_ELEMENTS = 300;

/** What all answers together may do before the page is painted. */
export interface Slice extends Allowance {
  isTimeUp(): boolean;
}

let slice: Slice | null = null;

/** The slice there is to draw from; one begins where the last has been ended. */
export function takeSlice(): Slice {
  if (slice === null) {
    const deadlineMs = performance.now() + READ_MS;
    slice = { elements: SLICE_ELEMENTS, isTimeUp: () => performance.now() >= deadlineMs };
  }
  return slice;
}

/** Ends the slice, once what came of it is painted. */
export function endSlice(): void {
  slice = null;
}
