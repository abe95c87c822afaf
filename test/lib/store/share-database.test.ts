import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { GlossError } from '../../../lib/errors.ts';
import { DATABASE_NAME, inTransaction, openDatabase } from '../../../lib/store/database.ts';
import type { GlossDatabase } from '../../../lib/store/schema.ts';
import { shareDatabase } from '../../../lib/store/share-database.ts';
import { DATABASE_VERSION } from '../../../lib/store/upgrade.ts';
import { useFreshDatabase } from './fresh-database.ts';

beforeEach(useFreshDatabase);

function createShared() {
  const opened: GlossDatabase[] = [];
  const open = vi.fn(async () => {
    const database = await openDatabase();
    opened.push(database);
    return database;
  });
  return { opened, open, openShared: shareDatabase(open) };
}

const isOpen = (database: GlossDatabase | undefined) => {
  try {
    database?.transaction('settings');
    return database !== undefined;
  } catch {
    return false;
  }
};

describe('a shared database', () => {
  it('is opened once for work that is done at the same time, each in its own transaction', async () => {
    const { open, openShared } = createShared();
    const countSettings = () =>
      inTransaction(openShared, ['settings'], 'readonly', (transaction) =>
        transaction.objectStore('settings').count(),
      );
    expect(await Promise.all([countSettings(), countSettings(), countSettings()])).toEqual([
      0, 0, 0,
    ]);
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('stays open until the last has closed it, and is then opened anew', async () => {
    const { opened, openShared } = createShared();
    const [first, second] = [await openShared(), await openShared()];
    first.close();
    expect(isOpen(opened[0])).toBe(true);
    second.close();
    expect(isOpen(opened[0])).toBe(false);
    await openShared();
    expect(isOpen(opened[1])).toBe(true);
  });

  it('is opened anew after it had to step aside, though others still use the old one', async () => {
    const { opened, openShared } = createShared();
    const old = await openShared();
    const newer = await openDB(DATABASE_NAME, DATABASE_VERSION + 1);
    newer.close();
    indexedDB.deleteDatabase(DATABASE_NAME);
    const anew = await openShared();
    old.close();
    expect(isOpen(opened[1])).toBe(true);
    expect(() => anew.transaction('settings')).not.toThrow();
  });

  it('is tried again after it could not be opened, which is told to all who waited', async () => {
    const open = vi.fn(openDatabase);
    open.mockRejectedValueOnce(new GlossError('storage', 'broken'));
    const openShared = shareDatabase(open);
    const outcomes = await Promise.allSettled([openShared(), openShared()]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect((await openShared()).transaction('settings')).toBeDefined();
  });
});
