/** How a click on Stop went. */
export interface StopTime {
  /** When it was clicked; milliseconds since 1970. */
  stoppedAt: number;
  /** How long it took until the panel said how the answer ended. */
  shownAfterMs: number;
}

/** Runs in the panel: clicks Stop once the answer has more characters than `afterChars`. */
export async function stopAndTime(afterChars = 0): Promise<StopTime> {
  const findAnswer = () => [...document.querySelectorAll<HTMLElement>('.turn-assistant')].at(-1);
  const isRunning = () => /queued|streaming/.test(findAnswer()?.dataset['status'] ?? '');
  const countChars = () => findAnswer()?.querySelector('[data-part="text"]')?.textContent.length;
  while (isRunning() && (countChars() ?? 0) < afterChars) {
    await new Promise(requestAnimationFrame);
  }
  const stoppedAt = Date.now();
  document.querySelector<HTMLElement>('button[aria-label="Stop"]')?.click();
  while (isRunning()) await new Promise(requestAnimationFrame);
  return { stoppedAt, shownAfterMs: Date.now() - stoppedAt };
}
