import type { GlossDatabase, UpgradeTransaction } from './schema.ts';

type UpgradeStep = (database: GlossDatabase, transaction: UpgradeTransaction) => void;

/** What each version adds to the one before, from the empty database on. None is ever changed. */
const STEPS: readonly UpgradeStep[] = [
  function toVersion1(database) {
    database.createObjectStore('connections', { keyPath: 'id' });
    database.createObjectStore('keys', { keyPath: 'connectionId' });
    database.createObjectStore('settings');
  },
  function toVersion2(database) {
    const conversations = database.createObjectStore('conversations', { keyPath: 'id' });
    for (const name of ['shown', 'listed', 'pinned', 'deletedAt'] as const) {
      conversations.createIndex(name, name);
    }
    const turns = database.createObjectStore('turns', { keyPath: 'turn.id' });
    turns.createIndex('place', ['conversationId', 'position']);
    const runs = database.createObjectStore('runs', { keyPath: 'runId' });
    runs.createIndex('conversationId', 'conversationId');
    database.createObjectStore('journal', { keyPath: ['runId', 'seq'] });
    database.createObjectStore('drafts', { keyPath: 'conversationId' });
    const search = database.createObjectStore('search', { keyPath: 'conversationId' });
    search.createIndex('terms', 'terms', { multiEntry: true });
    database.createObjectStore('marks');
  },
];

/** Version of the schema. */
export const DATABASE_VERSION = STEPS.length;

/** Takes the database from `oldVersion` (0 for none) to {@link DATABASE_VERSION}, step by step. */
export function upgradeDatabase(
  database: GlossDatabase,
  oldVersion: number,
  transaction: UpgradeTransaction,
): void {
  transaction.done.catch(() => {
    // Whoever opens the database is told.
  });
  for (const step of STEPS.slice(oldVersion)) step(database, transaction);
}
