/** Work of one task; a frame is 16 ms, and typing and painting want theirs. */
const SLICE_MS = 12;

/** A little work; true while there is more of it. */
type Step = () => boolean;

const steps = new Set<Step>();
let timer: ReturnType<typeof setTimeout> | undefined;

function work() {
  timer = undefined;
  const deadlineMs = performance.now() + SLICE_MS;
  for (const step of steps) {
    while (steps.has(step) && performance.now() < deadlineMs) {
      if (!step()) steps.delete(step);
    }
  }
  if (steps.size > 0) timer = setTimeout(work);
}

/**
 * Does work that can wait a little at a time, between which the page lives. Returns what calls it off.
 */
export function queueSteps(step: Step): () => void {
  steps.add(step);
  timer ??= setTimeout(work);
  return () => void steps.delete(step);
}
