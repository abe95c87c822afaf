import { openDB } from 'idb';
import type {
  GlossDatabase,
  GlossSchema,
  GlossTransaction,
  OpenForWork,
  StoreNameList,
} from './schema.ts';
import { restoreSpare } from './spare.ts';
import { toStorageError } from './storage-error.ts';
import { DATABASE_VERSION, upgradeDatabase } from './upgrade.ts';
import { OPENING_TIMEOUT_MS, withinLimit } from './within-limit.ts';

/** Name of the database, in the extension's own origin: no page and no content script sees it. */
export const DATABASE_NAME = 'gloss';

/**
 * Opens the database, making or upgrading it. An open database steps aside when a newer version of
 * Gloss wants to upgrade it, or all of it is to be erased.
 * @throws {GlossError} `storage`; its detail is a `StorageFault`, where one fits.
 */
export async function openDatabase(): Promise<GlossDatabase> {
  let isFresh = false;
  try {
    const database = await withinLimit(
      (blocked) =>
        openDB<GlossSchema>(DATABASE_NAME, DATABASE_VERSION, {
          upgrade(upgraded, oldVersion, _newVersion, transaction) {
            isFresh = oldVersion === 0;
            upgradeDatabase(upgraded, oldVersion, transaction);
          },
          blocked,
          blocking: (_currentVersion, _blockedVersion, event) =>
            (event.target as IDBDatabase).close(),
        }),
      OPENING_TIMEOUT_MS,
    );
    if (isFresh) await restoreSpare(database);
    return database;
  } catch (cause) {
    throw toStorageError('cannot open the database', cause);
  }
}

/**
 * Does work in one transaction of an open database: all of the work is done, or nothing. It waits
 * for nothing but the transaction, or the browser ends that.
 * @throws {GlossError} `storage`, also when it is the commit that fails (quota).
 */
export async function runTransaction<
  const Names extends StoreNameList,
  Mode extends 'readonly' | 'readwrite',
  Value,
>(
  transaction: GlossTransaction<Names, Mode>,
  work: (transaction: GlossTransaction<Names, Mode>) => Promise<Value>,
): Promise<Value> {
  try {
    const [value] = await Promise.all([
      work(transaction).catch((cause: unknown) => {
        abort(transaction);
        throw cause;
      }),
      transaction.done,
    ]);
    return value;
  } catch (cause) {
    throw toStorageError('the database refused', transaction.error ?? cause);
  }
}

/** Else what was done before the work failed would stay. */
function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // The database has done so itself.
  }
}

/**
 * Opens the database for work in one transaction, and closes it.
 * @throws {GlossError} `storage`, as {@link runTransaction}.
 */
export async function inTransaction<
  const Names extends StoreNameList,
  Mode extends 'readonly' | 'readwrite',
  Value,
>(
  open: OpenForWork,
  storeNames: Names,
  mode: Mode,
  work: (transaction: GlossTransaction<Names, Mode>) => Promise<Value>,
): Promise<Value> {
  const database = await open();
  try {
    return await runTransaction(database.transaction(storeNames, mode), work);
  } catch (cause) {
    throw toStorageError('the database refused', cause);
  } finally {
    database.close();
  }
}

/**
 * Opens the database to read in one transaction, and closes it. What was read counts, however the
 * transaction ends: Chromium aborts it in the end when one record could not be read.
 * @throws {GlossError} `storage`.
 */
export async function whileReading<const Names extends StoreNameList, Value>(
  open: OpenForWork,
  storeNames: Names,
  work: (transaction: GlossTransaction<Names, 'readonly'>) => Promise<Value>,
): Promise<Value> {
  const database = await open();
  try {
    const transaction = database.transaction(storeNames, 'readonly');
    transaction.done.catch(() => {
      // What matters of it is told by what was read.
    });
    return await work(transaction);
  } catch (cause) {
    throw toStorageError('the database refused', cause);
  } finally {
    database.close();
  }
}
