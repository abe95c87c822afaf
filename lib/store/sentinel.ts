import * as v from 'valibot';
import { inTransaction } from './database.ts';
import { MARK_KEY, type OpenForWork, type MarkRecord } from './schema.ts';

/** The part of `storage.local` that is used. */
export interface LocalArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/**
 * `fresh`: nothing has ever been stored. `lost`: one of the two marks is gone, and the other says
 * that there were connections or chats.
 */
export type StoreHealth = 'fresh' | 'intact' | 'lost';

/** Tells when the browser has lost what was stored. Both may reject with `storage`. */
export interface Sentinel {
  /** Compares the marks, and sets them anew unless something is lost. */
  check(): Promise<StoreHealth>;
  /** Sets both marks by what is stored now: once the user has been told of a loss. */
  settle(): Promise<void>;
}

const MARK = v.object({ hasContent: v.boolean() });
const MARKED = ['marks', 'connections', 'conversations'] as const;

/**
 * A {@link Sentinel} over a mark in the database and its double in `storage.local`. Browsers that
 * find their files damaged make empty ones, and say nothing (trust.md 3.2); the two marks stand in
 * different files.
 */
export function createSentinel(open: OpenForWork, area: LocalArea): Sentinel {
  async function readLocal(): Promise<MarkRecord | undefined> {
    return readMark((await area.get(MARK_KEY))[MARK_KEY]);
  }

  async function readDatabase() {
    const [mark, ...firsts] = await inTransaction(open, MARKED, 'readonly', (transaction) =>
      Promise.all([
        transaction.objectStore('marks').get(MARK_KEY),
        transaction.objectStore('connections').getAllKeys(null, 1),
        transaction.objectStore('conversations').getAllKeys(null, 1),
      ]),
    );
    return { mark: readMark(mark), hasContent: firsts.flat().length > 0 };
  }

  async function write(mark: MarkRecord): Promise<void> {
    await inTransaction(open, ['marks'], 'readwrite', (transaction) =>
      transaction.objectStore('marks').put(mark, MARK_KEY),
    );
    await area.set({ [MARK_KEY]: mark });
  }

  return {
    async check() {
      const [local, { mark, hasContent }] = await Promise.all([readLocal(), readDatabase()]);
      if ((local?.hasContent && !mark) || (mark?.hasContent && !local)) return 'lost';
      // It is read each time the background wakes, and seldom changes.
      if (local?.hasContent !== hasContent || mark?.hasContent !== hasContent) {
        await write({ hasContent });
      }
      return local || mark || hasContent ? 'intact' : 'fresh';
    },
    async settle() {
      await write({ hasContent: (await readDatabase()).hasContent });
    },
  };
}

function readMark(value: unknown): MarkRecord | undefined {
  const result = v.safeParse(MARK, value);
  return result.success ? result.output : undefined;
}
