import { openDB } from 'idb';
import { DATABASE_NAME } from '../../../lib/store/database.ts';
import version1 from './fixtures/version-1.json' with { type: 'json' };

/** What a user of version 1 had stored. */
export const VERSION_1 = version1;

/**
 * Makes a database as version 1 of Gloss made it. The schema stands here once more, frozen: it must
 * not follow that of today.
 */
export async function makeVersion1(): Promise<void> {
  const database = await openDB(DATABASE_NAME, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('connections', { keyPath: 'id' });
      fresh.createObjectStore('keys', { keyPath: 'connectionId' });
      fresh.createObjectStore('settings');
    },
  });
  for (const connection of version1.connections) await database.put('connections', connection);
  for (const key of version1.keys) await database.put('keys', key);
  await database.put('settings', version1.settings, 'settings');
  database.close();
}

/** Everything that version 1 knows, as it stands in the database of any version. */
export async function readVersion1(): Promise<unknown> {
  const database = await openDB(DATABASE_NAME);
  const [connections, keys, settings] = await Promise.all([
    database.getAll('connections'),
    database.getAll('keys'),
    database.get('settings', 'settings'),
  ]);
  database.close();
  return { connections, keys, settings };
}
