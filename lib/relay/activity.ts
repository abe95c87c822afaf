/** What goes on in the background, as far as the toolbar icon and an update want to know. */
export interface Activity {
  /** Answers that are being made. */
  runs: number;
  /** Pages of ours with a port open. */
  pages: number;
  /** Answers that ended while no page was there to show them. */
  unseen: number;
}

/** Keeps the count of an {@link Activity}. */
export interface ActivityCount {
  runBegan(): void;
  /** A run that was not kept left nothing to see. */
  runEnded(isKept: boolean): void;
  pageOpened(): void;
  pageClosed(): void;
}

/** An {@link ActivityCount} from zero; `onChange` is called with each new state. */
export function countActivity(onChange: (activity: Activity) => void): ActivityCount {
  let activity: Activity = { runs: 0, pages: 0, unseen: 0 };

  const change = (changes: Partial<Activity>) => {
    activity = { ...activity, ...changes };
    onChange(activity);
  };

  return {
    runBegan: () => change({ runs: activity.runs + 1 }),
    runEnded(isKept) {
      const isUnseen = isKept && activity.pages === 0;
      change({ runs: activity.runs - 1, unseen: activity.unseen + (isUnseen ? 1 : 0) });
    },
    pageOpened: () => change({ pages: activity.pages + 1, unseen: 0 }),
    pageClosed: () => change({ pages: activity.pages - 1 }),
  };
}
