import { deleteDB, openDB } from 'idb';
import { MARK_KEY, type GlossDatabase, type GlossSchema } from './schema.ts';
import { DATABASE_VERSION, upgradeDatabase } from './upgrade.ts';

/** Name of the database that holds what is kept while the other one is made anew. */
export const SPARE_NAME = 'gloss-spare';

const KEPT = ['connections', 'keys', 'settings', 'marks'] as const;

/** Whether a store holds what the user has set up. */
export function isKept(store: string): boolean {
  return KEPT.some((kept) => kept === store);
}

/** Puts a copy of what the user has set up aside; {@link restoreSpare} brings it back. */
export async function keepSpare(database: GlossDatabase): Promise<void> {
  // An erasure that was cut short may have left one, with what has been deleted since.
  await deleteDB(SPARE_NAME);
  const spare = await openSpare();
  try {
    await copyKept(database, spare);
  } finally {
    spare.close();
  }
}

/**
 * Brings back into a fresh database what was put aside, if anything was: by an erasure under way,
 * or by one that the end of the browser has cut short.
 */
export async function restoreSpare(fresh: GlossDatabase): Promise<void> {
  const databases = await indexedDB.databases();
  if (!databases.some(({ name }) => name === SPARE_NAME)) return;
  const spare = await openSpare();
  try {
    await copyKept(spare, fresh);
  } finally {
    spare.close();
  }
  await deleteDB(SPARE_NAME);
}

function openSpare(): Promise<GlossDatabase> {
  return openDB<GlossSchema>(SPARE_NAME, DATABASE_VERSION, {
    upgrade: (database, oldVersion, _newVersion, transaction) =>
      upgradeDatabase(database, oldVersion, transaction),
  });
}

async function copyKept(from: GlossDatabase, to: GlossDatabase): Promise<void> {
  const [connections, keys, settings, mark] = await Promise.all([
    from.getAll('connections'),
    from.getAll('keys'),
    from.get('settings', 'settings'),
    from.get('marks', MARK_KEY),
  ]);
  const transaction = to.transaction(KEPT, 'readwrite');
  await Promise.all([
    ...connections.map((connection) => transaction.objectStore('connections').put(connection)),
    ...keys.map((key) => transaction.objectStore('keys').put(key)),
    settings && transaction.objectStore('settings').put(settings, 'settings'),
    mark && transaction.objectStore('marks').put(mark, MARK_KEY),
    transaction.done,
  ]);
}
