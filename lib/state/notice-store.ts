import { signal, type ReadonlySignal } from '@preact/signals';

/** What the user should know beside the conversation. */
export interface NoticeStore {
  readonly isOffline: ReadonlySignal<boolean>;
  /** The browser has lost what was stored. */
  readonly isStorageLost: ReadonlySignal<boolean>;
  setOffline(isOffline: boolean): void;
  setStorageLost(isLost: boolean): void;
}

/** A {@link NoticeStore} of a world in order. */
export function createNoticeStore(): NoticeStore {
  const isOffline = signal(false);
  const isStorageLost = signal(false);
  return {
    isOffline,
    isStorageLost,
    setOffline(value) {
      isOffline.value = value;
    },
    setStorageLost(value) {
      isStorageLost.value = value;
    },
  };
}
