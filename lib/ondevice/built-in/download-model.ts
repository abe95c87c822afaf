import type { LanguageModelApi, LanguageModelOptions } from './built-in-api.ts';
import { createPatience, type StartTimer } from './patience.ts';

/** The browser may wait for other downloads, but not without an end. */
const PROGRESS_LIMIT_MS = 180_000;

/** What a download needs. */
export interface DownloadOptions {
  languages: string[];
  signal: AbortSignal;
  startTimer: StartTimer;
  /** How much is there, from 0 to 1; at 1 the model is still being made ready. */
  onProgress(loaded: number): void;
}

/** What the Prompt API is asked for, to understand and to speak these languages. */
export function toModelOptions(languages: string[]): LanguageModelOptions {
  const texts = [{ type: 'text' as const, languages }];
  return { expectedInputs: texts, expectedOutputs: texts };
}

/**
 * Has the browser download its model, or takes part in a download that is under way; call it straight
 * from a click, or the browser refuses (`NotAllowedError`). An abort ends the wait at once; what the
 * browser then does with the download is its own affair.
 * @throws {GlossError} `timeout` after three minutes without progress; else as `create()` does.
 */
export async function downloadModel(
  api: LanguageModelApi,
  { languages, signal, startTimer, onProgress }: DownloadOptions,
): Promise<void> {
  const patience = createPatience(signal, startTimer);
  const creation = api.create({
    ...toModelOptions(languages),
    signal,
    monitor: (monitor) =>
      monitor.addEventListener('downloadprogress', ({ loaded }) => {
        if (signal.aborted) return;
        patience.renew();
        onProgress(loaded);
      }),
  });
  try {
    await patience.within(creation, PROGRESS_LIMIT_MS);
  } finally {
    creation
      .then((session) => session.destroy())
      .catch(() => {
        // There is none to be destroyed.
      });
  }
}
