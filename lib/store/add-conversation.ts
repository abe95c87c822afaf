import type { Turn } from '../chat/conversation.ts';
import { addTurns, countTurns } from './chat-writes.ts';
import { type StoredConversation, toConversationRecord } from './conversation-record.ts';
import type { ChatTransaction } from './schema.ts';
import { addToSearch, toSearchTexts } from './search-document.ts';

/**
 * Adds a conversation as it is; nothing that is stored is written over: where its id or that of a
 * turn is taken, it comes under new ones. Times to come are set to `now`, for what is new would
 * have to come after them.
 */
export async function addConversation(
  transaction: ChatTransaction,
  { conversation, turns }: StoredConversation,
  now: number,
): Promise<void> {
  const conversations = transaction.objectStore('conversations');
  const isTaken = (await conversations.getKey(conversation.id)) !== undefined;
  const id = isTaken ? crypto.randomUUID() : conversation.id;
  const ids = await findFreeIds(transaction, turns);
  const renamed = turns.map((turn) => ({
    ...turn,
    id: rename(ids, turn.id),
    parentId: turn.parentId === null ? null : rename(ids, turn.parentId),
  }));
  const { pinnedAt, ...kept } = conversation;
  await conversations.put(
    toConversationRecord({
      ...kept,
      ...(pinnedAt !== undefined && { pinnedAt: Math.min(pinnedAt, now) }),
      id,
      updatedAt: Math.min(kept.updatedAt, now),
      headId: rename(ids, kept.headId),
    }),
  );
  await addTurns(transaction, id, renamed, await countTurns(transaction, id));
  await addToSearch(transaction, id, [kept.title, ...renamed.flatMap(toSearchTexts)]);
}

/** New ids for the turns whose own are taken. */
async function findFreeIds(
  transaction: ChatTransaction,
  turns: readonly Turn[],
): Promise<ReadonlyMap<string, string>> {
  const store = transaction.objectStore('turns');
  const taken = await Promise.all(turns.map(({ id }) => store.getKey(id)));
  return new Map(
    taken.flatMap((key) => (key === undefined ? [] : [[key, crypto.randomUUID()] as const])),
  );
}

function rename(ids: ReadonlyMap<string, string>, id: string): string {
  return ids.get(id) ?? id;
}
