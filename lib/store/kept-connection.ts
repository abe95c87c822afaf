import { runTransaction } from './database.ts';
import type { GlossTransaction, OpenForWork, StoreNameList, WorkDatabase } from './schema.ts';
import { toStorageError } from './storage-error.ts';

/** A database that stays open between pieces of work. */
export interface KeptConnection {
  /**
   * Does work in one transaction, on the connection of the work before it if that still serves.
   * What is written may be lost when the power fails, not when the browser dies.
   * @throws {GlossError} `storage`.
   */
  run<const Names extends StoreNameList, Mode extends 'readonly' | 'readwrite', Value>(
    storeNames: Names,
    mode: Mode,
    work: (transaction: GlossTransaction<Names, Mode>) => Promise<Value>,
  ): Promise<Value>;
}

/**
 * A {@link KeptConnection}: opening the database anew takes longer than writing a batch. It opens
 * again by itself after it had to step aside for an upgrade, or the browser has ended it.
 */
export function createKeptConnection(open: OpenForWork): KeptConnection {
  let kept: Promise<WorkDatabase> | undefined;

  /** Lets go of a connection that serves no more, unless another has taken its place. */
  function drop(dropped: Promise<WorkDatabase>): void {
    if (kept === dropped) kept = undefined;
    dropped
      .then((database) => database.close())
      .catch(() => {
        // It was never open.
      });
  }

  async function attempt<Value>(use: (database: WorkDatabase) => Value): Promise<Value> {
    const used = (kept ??= open());
    try {
      return use(await used);
    } catch (cause) {
      drop(used);
      throw cause;
    }
  }

  return {
    async run(storeNames, mode, work) {
      const begin = (database: WorkDatabase) =>
        database.transaction(storeNames, mode, { durability: 'relaxed' });
      const wasOpen = kept !== undefined;
      try {
        // Nothing has been done while there is no transaction, so it is safe to try once more.
        const transaction = await attempt(begin).catch((cause: unknown) => {
          if (!wasOpen) throw cause;
          return attempt(begin);
        });
        return await runTransaction(transaction, work);
      } catch (cause) {
        throw toStorageError('the database refused', cause);
      }
    },
  };
}
