import type { Conversation } from '../chat/conversation.ts';
import {
  findPiece,
  foldText,
  parseQuery,
  type SearchPiece,
  type SearchQuery,
} from '../chat/search-terms.ts';
import { toPlaces } from './chat-writes.ts';
import { readConversation, readTurns } from './conversation-record.ts';
import { cutExcerpt, type Excerpt } from './cut-excerpt.ts';
import { readTurnRecords } from './read-damaged.ts';
import type { GlossTransaction, TurnRecord } from './schema.ts';
import { toSearchTexts } from './search-document.ts';

/** A conversation that a search found. */
export interface SearchHit {
  conversation: Conversation;
  /** Words around the first place found, and where in them the match stands, in UTF-16 units. */
  excerpt: string;
  matchStart: number;
  matchEnd: number;
}

/** What a search reads. */
export const SEARCH_STORES = ['conversations', 'turns', 'search'] as const;

type SearchTransaction = GlossTransaction<typeof SEARCH_STORES, 'readonly'>;

/**
 * So many entries of the index are read for each term at first. A term that has more is in many
 * conversations: the newest ones, read themselves, most often are enough of them.
 */
const FEW_ENTRIES = 5000;

/** As many are read when they were not enough; a term that has more still tells nothing. */
const MAX_ENTRIES = 12_000;

/** So few conversations are read themselves, to see which is the newest. */
const MAX_FEW = 200;

/** How many ids are read at a time. */
const PAGE_SIZE = 1000;

/** How many conversations are asked for at a time; each still comes in a task of its own. */
const BATCH_SIZE = 16;

/** How many turns of a conversation are read before the rest: common words stand in them. */
const HEAD_TURNS = 4;

/** The shown conversations that `query` finds, newest first; fewer when `signal` ends it. */
export async function searchConversations(
  transaction: SearchTransaction,
  query: string,
  limit: number,
  signal: AbortSignal,
): Promise<SearchHit[]> {
  const parsed = parseQuery(query);
  const hits: SearchHit[] = [];
  if (parsed.pieces.length === 0) return hits;
  let { found, isWhole } = await findTerms(transaction, parsed, FEW_ENTRIES);
  let patience = limit * 2;
  for await (const page of listNewestFirst(transaction, found)) {
    let ids = narrow(page, found);
    while (ids.length > 0) {
      if (signal.aborted || hits.length >= limit) return hits.slice(0, limit);
      if (!isWhole && patience <= 0) {
        ({ found } = await findTerms(transaction, parsed, MAX_ENTRIES));
        isWhole = true;
        ids = narrow(ids, found);
      }
      const batch = ids.slice(0, BATCH_SIZE);
      ids = ids.slice(BATCH_SIZE);
      patience -= batch.length;
      const read = await Promise.all(batch.map((id) => readHit(transaction, id, parsed.pieces)));
      hits.push(...read.filter((hit) => hit !== undefined));
    }
  }
  return hits.slice(0, limit);
}

/** What the index says: ids of the conversations that may be hits; null when all may be. */
interface Finding {
  found: ReadonlySet<string> | null;
  /** No term had more entries than were read. */
  isWhole: boolean;
}

async function findTerms(
  transaction: SearchTransaction,
  { terms, prefixes }: SearchQuery,
  maxEntries: number,
): Promise<Finding> {
  const index = transaction.objectStore('search').index('terms');
  const ranges = [
    ...terms.map((term) => IDBKeyRange.only(term)),
    ...prefixes.map((prefix) => IDBKeyRange.bound(prefix, `${prefix}\uffff`)),
  ];
  let found: ReadonlySet<string> | null = null;
  let isWhole = true;
  for (const range of ranges) {
    const ids = await index.getAllKeys(range, maxEntries);
    if (ids.length === maxEntries) {
      isWhole = false;
      continue;
    }
    found = new Set(narrow(ids, found));
    if (found.size === 0) break;
  }
  return { found, isWhole };
}

/** Pages of ids of the shown conversations: of those found, or of all. */
async function* listNewestFirst(
  transaction: SearchTransaction,
  found: ReadonlySet<string> | null,
): AsyncGenerator<string[]> {
  const conversations = transaction.objectStore('conversations');
  if (found && found.size <= MAX_FEW) {
    const records = await Promise.all([...found].map((id) => conversations.get(id)));
    yield records
      .flatMap((record) => (record?.shown ? [record.shown] : []))
      .toSorted((left, right) => indexedDB.cmp(left, right))
      .map(([, id]) => id);
    return;
  }
  let rest: IDBKeyRange | null = null;
  for (;;) {
    const ids: string[] = await conversations.index('shown').getAllKeys(rest, PAGE_SIZE);
    yield ids;
    const last = await conversations.get(ids.at(-1) ?? '');
    if (ids.length < PAGE_SIZE || !last?.shown) return;
    rest = IDBKeyRange.lowerBound(last.shown, true);
  }
}

function narrow(ids: readonly string[], found: ReadonlySet<string> | null): readonly string[] {
  return found ? ids.filter((id) => found.has(id)) : ids;
}

async function readHit(
  transaction: SearchTransaction,
  id: string,
  pieces: readonly SearchPiece[],
): Promise<SearchHit | undefined> {
  const turns = transaction.objectStore('turns');
  const matcher = createMatcher(pieces);
  const isFound =
    matcher.seeTurns(await readTurnRecords(turns, toPlaces(id, 0, HEAD_TURNS))) ||
    matcher.seeTurns(await readTurnRecords(turns, toPlaces(id, HEAD_TURNS)));
  const conversation = readConversation(await transaction.objectStore('conversations').get(id));
  // The title is on show anyway: what stands in a turn says more.
  if (!conversation || !(isFound || matcher.see(conversation.title))) return undefined;
  const excerpt = matcher.readExcerpt();
  return excerpt && { conversation, ...excerpt };
}

/** Looks for all pieces in one text after the other; each method says whether all are found. */
function createMatcher(pieces: readonly SearchPiece[]) {
  const missing = new Set(pieces);
  let excerpt: Excerpt | undefined;

  function see(text: string): boolean {
    const folded = foldText(text);
    for (const piece of missing) {
      const match = findPiece(folded, piece);
      if (!match) continue;
      missing.delete(piece);
      excerpt ??= cutExcerpt(text, match);
    }
    return missing.size === 0;
  }

  return {
    see,
    /** Turns behind the last piece are not even read. */
    seeTurns: (records: readonly TurnRecord[]) =>
      records.some((record) => readTurns([record]).some((turn) => toSearchTexts(turn).some(see))),
    /** From the first text that has a piece. */
    readExcerpt: () => excerpt,
  };
}
