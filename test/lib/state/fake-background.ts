import { vi } from 'vitest';
import type { StreamPart } from '../../../lib/chat/engine.ts';
import type { BackgroundClient, RunStart } from '../../../lib/state/background-client.ts';
import type { RunListener } from '../../../lib/state/run-follower.ts';

/** One run as the background sees it. */
export interface FakeRun extends RunStart {
  listener: RunListener;
  /** Ends it with these words. */
  answer(text: string): void;
}

/** A background that answers when the test says so. */
export function createFakeBackground() {
  const runs: FakeRun[] = [];
  const attached = new Map<string, RunListener>();
  const background = {
    start: (run, listener) => {
      const answer = (text: string) => {
        if (text !== '') listener.onParts([toDelta(text)]);
        listener.onEnd({ status: 'complete' });
      };
      runs.push({ ...run, listener, answer });
    },
    attach: (runId, listener) => void attached.set(runId, listener),
    detach: vi.fn(),
    wake: vi.fn(),
    stop: vi.fn(),
    pull: vi.fn(),
    erase: vi.fn(() => Promise.resolve()),
    fetchModels: vi.fn(() => Promise.resolve<string[]>([])),
    diagnose: vi.fn(() => Promise.resolve({ code: 'ok' as const, fixes: [] })),
    findLocalModels: vi.fn(() => Promise.resolve([])),
    fetchSample: vi.fn(() => Promise.resolve('')),
  } satisfies BackgroundClient;
  return {
    background,
    runs,
    /** Those that were attached to, by run. */
    attached,
    /** The newest run. */
    lastRun() {
      const run = runs.at(-1);
      if (!run) throw new Error('nothing was started');
      return run;
    },
  };
}

/** One piece of text as it arrives. */
export function toDelta(text: string): StreamPart {
  return { type: 'text-delta', text };
}
