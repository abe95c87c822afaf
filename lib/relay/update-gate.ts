import type { Activity } from './activity.ts';

/** Holds an update of Gloss back while it would cut something short. */
export interface UpdateGate {
  /** An update has come. */
  open(): void;
  see(activity: Activity): void;
}

/** An {@link UpdateGate}; `reload` is called once no answer is being made and no page is there. */
export function createUpdateGate(reload: () => void): UpdateGate {
  let isWaiting = false;
  let isIdle = true;

  const tryReload = () => {
    if (isWaiting && isIdle) reload();
  };

  return {
    open() {
      isWaiting = true;
      tryReload();
    },
    see({ runs, pages }) {
      isIdle = runs === 0 && pages === 0;
      tryReload();
    },
  };
}
