import { effect } from '@preact/signals';
import { browser } from '../../lib/browser.ts';
import { openDatabase } from '../../lib/store/database.ts';
import { createSentinel } from '../../lib/store/sentinel.ts';
import type { Panel } from './stores.ts';

/** After a change; the first words of an answer must not wait for this. */
const CHECK_DELAY_MS = 1000;

/** Tells when the browser has lost what was stored, and when this computer is offline. */
export function watchStorage({ stores: { notices }, channel }: Panel): void {
  const sentinel = createSentinel(openDatabase, browser.storage.local);
  const check = async () => {
    try {
      notices.setStorageLost((await sentinel.check()) === 'lost');
    } catch {
      // The settings, read from the same database, say what is wrong with it.
    }
  };
  void check();
  let timer: ReturnType<typeof setTimeout> | undefined;
  channel.listen(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void check(), CHECK_DELAY_MS);
  });

  let wasLost = false;
  effect(() => {
    const isLost = notices.isStorageLost.value;
    // The user has seen it.
    if (wasLost && !isLost) sentinel.settle().catch(() => {});
    wasLost = isLost;
  });

  const tellOnline = () => notices.setOffline(!navigator.onLine);
  addEventListener('online', tellOnline);
  addEventListener('offline', tellOnline);
  tellOnline();
}
