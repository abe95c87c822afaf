import type { GlossDatabase, OpenForWork } from './schema.ts';

interface Shared {
  opening: Promise<GlossDatabase>;
  userCount: number;
}

/**
 * Opens one database for all pieces of work that are done at the same time: each opening takes its
 * time, and a panel begins with several. It is closed once the last of them has closed it; after it
 * had to step aside, the next one opens anew.
 */
export function shareDatabase(open: () => Promise<GlossDatabase>): OpenForWork {
  let shared: Shared | undefined;

  function begin(): Shared {
    const begun = { opening: open(), userCount: 0 };
    forgetWhenGone(begun).catch(() => forget(begun));
    return begun;
  }

  async function forgetWhenGone(used: Shared) {
    const database = await used.opening;
    for (const sign of ['versionchange', 'close'] as const) {
      database.addEventListener(sign, () => forget(used));
    }
  }

  function forget(used: Shared) {
    if (shared === used) shared = undefined;
  }

  return async () => {
    const used = (shared ??= begin());
    used.userCount += 1;
    const database = await used.opening;
    return {
      transaction: database.transaction.bind(database),
      close() {
        used.userCount -= 1;
        if (used.userCount > 0) return;
        forget(used);
        database.close();
      },
    };
  };
}
