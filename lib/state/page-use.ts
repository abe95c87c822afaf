import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { toUnreadableReason, type UnreadableReason } from '../page/access.ts';
import type { PageReading } from '../page/page-reading.ts';
import { READING_TIMEOUT_MS } from '../page/reading-limits.ts';
import { withinTime } from '../page/within-time.ts';

/** Whether the page itself is what the next question is about. */
export type PageUse =
  | { status: 'unused' }
  | { status: 'reading' }
  | { status: 'used'; reading: PageReading }
  | { status: 'failed'; reason: UnreadableReason };

/** The page itself, as read when the user asked for it. */
export interface PageUser {
  readonly use: ReadonlySignal<PageUse>;
  /** The reading in use, or null. */
  readonly reading: ReadonlySignal<PageReading | null>;
  /** Reads the page of a tab, and uses it. Does nothing while one is being read. */
  read(tabId: number): Promise<void>;
  /** Uses the page no longer; a reading on its way is dropped. */
  drop(): void;
  /** Drops the page unless one of the frames now in the tab is at its address. */
  keepAt(urls: readonly string[]): void;
}

/** A {@link PageUser} over what reads the page of a tab. */
export function createPageUser(readPage: (tabId: number) => Promise<PageReading | null>): PageUser {
  const use = signal<PageUse>({ status: 'unused' });
  let attempt = 0;

  const drop = () => {
    attempt += 1;
    use.value = { status: 'unused' };
  };

  return {
    use,
    reading: computed(() => (use.value.status === 'used' ? use.value.reading : null)),
    async read(tabId) {
      if (use.peek().status === 'reading') return;
      const thisAttempt = ++attempt;
      use.value = { status: 'reading' };
      const outcome = await withinTime(readPage(tabId), READING_TIMEOUT_MS);
      if (thisAttempt === attempt) use.value = toUse(outcome);
    },
    drop,
    keepAt(urls) {
      const current = use.peek();
      if (
        current.status !== 'used' ||
        urls.map(withoutHash).includes(withoutHash(current.reading.url))
      )
        return;
      drop();
    },
  };
}

function toUse(outcome: Awaited<ReturnType<typeof withinTime<PageReading | null>>>): PageUse {
  if (outcome === 'timeout') return { status: 'failed', reason: 'loading' };
  if ('error' in outcome) return { status: 'failed', reason: toUnreadableReason(outcome.error) };
  const reading = outcome.value;
  if (reading === null) return { status: 'failed', reason: 'loading' };
  if (reading.text !== '') return { status: 'used', reading };
  const isPdf = reading.contentType === 'application/pdf';
  return { status: 'failed', reason: isPdf ? 'pdf' : 'no-text' };
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/, '');
}
