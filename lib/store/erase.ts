import { deleteDB, openDB } from 'idb';
import { DATABASE_NAME, inTransaction, openDatabase } from './database.ts';
import { MARK_KEY } from './schema.ts';
import { isKept, keepSpare, SPARE_NAME } from './spare.ts';
import { toStorageError } from './storage-error.ts';
import { DELETION_TIMEOUT_MS, withinLimit } from './within-limit.ts';

/** An area of `browser.storage`. */
export interface ErasableArea {
  clear(): Promise<void>;
}

/*
 * Chromium keeps what is deleted in the files of its LevelDB until it happens to compact them. To
 * delete a database makes it compact the keys of that database, but sometimes before their deletion
 * is written down, and never again. So the keys are deleted and that is written down before; and
 * its log is written down after, when it removes the files that are no longer used (measured in
 * Chromium 156; test/soak/erase.test.ts).
 */

/**
 * Erases all there is: chats, connections, keys, settings, and what these storage areas hold. No
 * word of it stays in the files of the browser.
 * @throws {GlossError} `storage`; with the detail `blocked` when a page of Gloss keeps it open.
 */
export async function eraseEverything(areas: readonly ErasableArea[]): Promise<void> {
  await eraseFiles(async () => {
    await expectLoss();
    await Promise.all(areas.map((area) => area.clear()));
    await deleteDatabase(SPARE_NAME, () => true);
    await deleteDatabase(DATABASE_NAME, () => true);
  });
}

/**
 * Erases all chats and drafts, so that no word of them stays in the files of the browser;
 * connections, keys and settings are kept, even if the browser dies meanwhile.
 * @throws {GlossError} `storage`; with the detail `blocked` when a page of Gloss keeps it open.
 */
export async function eraseChats(): Promise<void> {
  await eraseFiles(async () => {
    const database = await openDatabase();
    await keepSpare(database).finally(() => database.close());
    // What is kept stays where it is as long as it can, lest the browser dies meanwhile.
    await deleteDatabase(DATABASE_NAME, (store) => !isKept(store));
    // A fresh database takes in what was put aside.
    (await openDatabase()).close();
  });
}

/** So that no page takes what is gone first for a loss. */
async function expectLoss(): Promise<void> {
  try {
    await inTransaction(openDatabase, ['marks'], 'readwrite', (transaction) =>
      transaction.objectStore('marks').put({ hasContent: false }, MARK_KEY),
    );
  } catch {
    // A database that cannot be opened or written can be deleted all the same.
  }
}

async function eraseFiles(erase: () => Promise<void>): Promise<void> {
  try {
    await erase();
    await flushLog();
    await flushLog();
  } catch (cause) {
    throw toStorageError('the database could not be erased', cause);
  }
}

/** Makes Chromium write down its log, for which there is no call of its own. */
async function flushLog(): Promise<void> {
  const name = `${DATABASE_NAME}-flush`;
  const database = await openDB(name, 1, {
    upgrade: (fresh) => void fresh.createObjectStore('nothing'),
  });
  database.close();
  await deleteDB(name);
}

/** Open databases of Gloss step aside for this; a page that hangs does not. */
async function deleteDatabase(name: string, isCleared: (store: string) => boolean): Promise<void> {
  await clearStores(name, isCleared).catch(() => {
    // A database that cannot be opened or written can be deleted all the same.
  });
  await flushLog();
  await withinLimit((blocked) => deleteDB(name, { blocked }), DELETION_TIMEOUT_MS);
}

async function clearStores(name: string, isCleared: (store: string) => boolean): Promise<void> {
  const database = await openDB(name);
  const stores = [...database.objectStoreNames].filter(isCleared);
  try {
    if (stores.length === 0) return;
    const transaction = database.transaction(stores, 'readwrite');
    await Promise.all([
      ...stores.map((store) => transaction.objectStore(store).clear()),
      transaction.done,
    ]);
  } finally {
    database.close();
  }
}
