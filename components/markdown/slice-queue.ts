/** Work of one task; a frame is 16 ms, and typing and painting want theirs. */
const SLICE_MS = 12;

/** A little work; true while there is more of it. */
type Step = () => boolean;

const steps = new Set<Step>();
let timer: ReturnType<typeof setTimeout> | undefined;
let pauseCount = 0;

function schedule() {
  if (steps.size > 0 && pauseCount === 0) timer ??= setTimeout(work);
}

function work() {
  timer = undefined;
  if (pauseCount > 0) return;
  const deadlineMs = performance.now() + SLICE_MS;
  for (const step of steps) {
    while (steps.has(step) && performance.now() < deadlineMs) {
      if (!step()) steps.delete(step);
    }
  }
  schedule();
}

/**
 * Does work that can wait a little at a time, between which the page lives. Returns what calls it off.
 */
export function queueSteps(step: Step): () => void {
  steps.add(step);
  schedule();
  return () => void steps.delete(step);
}

/** Has all such work wait for what is more urgent. Returns the end of that. */
export function pauseSteps(): () => void {
  pauseCount += 1;
  return () => {
    pauseCount -= 1;
    schedule();
  };
}
